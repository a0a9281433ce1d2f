//! The bill of materials: what the program consists of, for programs that look for known faults in it. The form is
//! CycloneDX 1.5. It names no time and no serial number, which would differ between two builds of the same bytes.

use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};

use super::components::Component;
use super::folder;

/// The name of the file; tools know it by the two endings.
pub(crate) const NAME: &str = "uncat-readiness.cdx.json";

/// Writes the file into a folder.
pub(super) fn write(components: &[Component], folder: &Path) -> Result<()> {
    folder::write(&folder.join(NAME), format!("{:#}\n", bill(components)).as_bytes())
}

fn bill(components: &[Component]) -> Value {
    let (program, others): (Vec<_>, Vec<_>) = components.iter().partition(|it| it.is_program());
    let standard_library =
        others.iter().filter(|it| it.checksum.is_none()).map(|it| reference(&it.name, &it.version));
    let standard_library: Vec<String> = standard_library.collect();
    let uses = |it: &Component| {
        let crates = it.uses.iter().map(|(name, version)| reference(name, version));
        let all: Vec<String> = if it.is_program() {
            crates.chain(standard_library.iter().cloned()).collect()
        } else {
            crates.collect()
        };
        json!({ "ref": reference(&it.name, &it.version), "dependsOn": all })
    };
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": program.first().map(|it| entry(it, "application")) },
        "components": others.iter().map(|it| entry(it, "library")).collect::<Vec<_>>(),
        "dependencies": components.iter().map(uses).collect::<Vec<_>>(),
    })
}

fn entry(component: &Component, kind: &str) -> Value {
    let Component { name, version, licence, checksum, .. } = component;
    let mut entry = json!({
        "type": kind,
        "bom-ref": reference(name, version),
        "name": name,
        "version": version,
        "licenses": [{ "expression": licence }],
    });
    if let (Some(checksum), Some(entry)) = (checksum, entry.as_object_mut()) {
        entry.insert("hashes".to_owned(), json!([{ "alg": "SHA-256", "content": checksum }]));
        entry.insert("purl".to_owned(), json!(format!("pkg:cargo/{name}@{version}")));
    }
    entry
}

fn reference(name: &str, version: &str) -> String {
    format!("{name}@{version}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jsonschema::Resource;

    use super::super::components;
    use super::*;
    use crate::project;
    use crate::toolchain::Toolchain;

    /// As CycloneDX has published them.
    fn schema(name: &str) -> Value {
        let file = project::root().join("xtask").join("schema").join(name);
        serde_json::from_str(&folder::read(&file).unwrap()).unwrap()
    }

    fn of_program() -> Value {
        bill(&components::of_program(&Toolchain::native()).unwrap())
    }

    #[test]
    fn the_bill_follows_the_schema_of_cyclonedx() {
        let resource = |name: &str| {
            let address = format!("http://cyclonedx.org/schema/{name}");
            (address, Resource::from_contents(schema(name)).unwrap())
        };
        let others = ["spdx.schema.json", "jsf-0.82.schema.json"].map(resource);
        let validator = jsonschema::options()
            .with_resources(others.into_iter())
            .build(&schema("bom-1.5.schema.json"))
            .unwrap();
        let bill = of_program();
        let problems: Vec<String> = validator.iter_errors(&bill).map(|error| error.to_string()).collect();
        assert_eq!(problems, [""; 0]);
        let mut broken = bill;
        broken["components"][0]["type"] = "crate".into();
        assert!(!validator.is_valid(&broken));
    }

    #[test]
    fn everything_that_is_used_is_listed() {
        let bill = of_program();
        let listed: BTreeSet<&str> = bill["components"]
            .as_array()
            .unwrap()
            .iter()
            .chain([&bill["metadata"]["component"]])
            .map(|it| it["bom-ref"].as_str().unwrap())
            .collect();
        for dependency in bill["dependencies"].as_array().unwrap() {
            assert!(listed.contains(dependency["ref"].as_str().unwrap()), "{dependency}");
            let uses = dependency["dependsOn"].as_array().unwrap();
            assert!(uses.iter().all(|it| listed.contains(it.as_str().unwrap())), "{dependency}");
        }
        assert_eq!(bill["metadata"]["component"]["name"], components::PROGRAM);
    }

    #[test]
    fn nothing_of_the_machine_that_builds_stands_in_it() {
        let text = of_program().to_string();
        assert!(!text.contains(&project::root().display().to_string()) && !text.contains("timestamp"));
    }
}
