//! A WordPress of a test's own: its database, its server and what its administrator does. It knows nothing of the widget
//! but where `dist/` is.

use std::fs;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};
use tempfile::TempDir;
use xtask::{process, project};

use super::program::Program;
use super::sites;

/// The archive that an administrator uploads, and what WordPress then calls the plugin.
const ARCHIVE: &str = "uncat-readiness-wordpress.zip";
const PLUGIN: &str = "uncat-readiness/uncat-readiness.php";

/// How many seconds an administrator waits. Only one without a database ever waits that long.
const PATIENCE: &str = "60";

/// A running WordPress with its default theme, and with `dist/` at `/readiness/`.
pub(super) struct WordPress {
    server: Program,
    _database: Program,
    folder: TempDir,
}

impl WordPress {
    /// Installs it and starts it. MariaDB was seen to break down at that (a fault in the kernel's log); then it is done
    /// once more, in another folder.
    #[track_caller]
    pub(super) fn start() -> Self {
        Self::attempt()
            .or_else(|_| Self::attempt())
            .unwrap_or_else(|error| panic!("WordPress cannot be installed, twice: {error}"))
    }

    #[track_caller]
    fn attempt() -> Result<Self, String> {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path();
        copy(&format!("{}/*", sites().wordpress.display()), &place.join("site"));
        copy(&format!("{}/*", project::dist().display()), &place.join("site/readiness"));
        // Browsers ask for it, and WordPress answers with a page that says that it is not there.
        fs::write(place.join("site/favicon.ico"), "").unwrap();
        let database = database(place);
        let server = Program::serve(&place.join("server.log"), |port| {
            fs::write(place.join("site/wp-config.php"), configuration(place, port)).unwrap();
            let mut php = Command::new(sites().php);
            php.args(["-S", &format!("127.0.0.1:{port}"), "-t"]).arg(place.join("site"));
            php
        });
        let wordpress = Self { server, _database: database, folder };
        wordpress.ask("install", &json!([]))?;
        Ok(wordpress)
    }

    /// As [`start`](Self::start), with our plugin.
    #[track_caller]
    pub(super) fn with_plugin() -> Self {
        let wordpress = Self::start();
        wordpress.add_plugin();
        wordpress
    }

    #[track_caller]
    pub(super) fn add_plugin(&self) {
        let added = self.administer("add_plugin", &json!([project::dist().join(ARCHIVE), PLUGIN]));
        assert_eq!(added, Value::Null);
    }

    #[track_caller]
    pub(super) fn remove_plugin(&self) {
        assert_eq!(self.administer("remove_plugin", &json!([PLUGIN])), true);
    }

    /// Publishes a page as somebody with this role, and returns its address.
    #[track_caller]
    pub(super) fn publish(&self, role: &str, content: &str) -> String {
        let address = self.administer("publish", &json!([role, content]));
        address.as_str().map(str::to_owned).unwrap_or_else(|| panic!("{address}"))
    }

    /// Runs a function of `wordpress.php`.
    #[track_caller]
    pub(super) fn administer(&self, command: &str, arguments: &Value) -> Value {
        self.ask(command, arguments).unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    fn ask(&self, command: &str, arguments: &Value) -> Result<Value, String> {
        let script = project::root().join("tests/browser/sites/wordpress.php");
        // Without a database, WordPress tries each query again for five seconds.
        let mut php = Command::new("timeout");
        php.arg(PATIENCE).arg(sites().php).arg(script).arg(self.folder.path().join("site"));
        let said = process::output(php.args([command, &arguments.to_string()]));
        let said = said.map_err(|error| format!("{error:#}"))?;
        serde_json::from_str(&said).map_err(|error| format!("{error} in {said}"))
    }

    /// Returns the address of the site, with the slash at its end.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.server.port)
    }

    /// What PHP complained about in files of ours.
    pub(super) fn complaints(&self) -> Vec<String> {
        let log = fs::read_to_string(self.folder.path().join("debug.log")).unwrap();
        log.lines().filter(|line| line.contains("uncat")).map(str::to_owned).collect()
    }
}

/// Copies what fits a pattern into a folder, and what links lead to in place of the links.
#[track_caller]
fn copy(pattern: &str, folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    process::output(Command::new("sh").args(["-c", &format!("cp -RL {pattern} \"$0\"")]).arg(folder))
        .unwrap();
}

/// A MariaDB that listens on a socket alone. It needs no tables of its own: whoever reaches the socket may do all.
#[track_caller]
fn database(place: &Path) -> Program {
    let [data, socket, first] = ["data", "socket", "first.sql"].map(|name| place.join(name));
    fs::create_dir(&data).unwrap();
    fs::write(&first, "CREATE DATABASE wordpress;\n").unwrap();
    let option = |name: &str, path: &Path| format!("--{name}={}", path.display());
    let mut command = Command::new(sites().mariadb);
    command.args(["--no-defaults", "--skip-networking", "--skip-grant-tables", "--innodb-log-file-size=8M"]);
    // As root it would refuse to start without a name; anybody else may not change it.
    command.arg("--user=root");
    command.args([option("datadir", &data), option("socket", &socket), option("init-file", &first)]);
    command.arg(option("pid-file", &place.join("pid")));
    Program::start(&place.join("database.log"), &command, || UnixStream::connect(&socket).is_ok())
}

fn configuration(place: &Path, port: u16) -> String {
    let keys = ["AUTH_KEY", "SECURE_AUTH_KEY", "LOGGED_IN_KEY", "NONCE_KEY"].into_iter().chain([
        "AUTH_SALT",
        "SECURE_AUTH_SALT",
        "LOGGED_IN_SALT",
        "NONCE_SALT",
    ]);
    let keys: String =
        keys.map(|key| format!("define('{key}', 'of a site that lasts a minute');\n")).collect();
    format!(
        "<?php
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:{place}/socket');
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', 'http://127.0.0.1:{port}');
define('WP_SITEURL', WP_HOME);
// Nothing shall ask the world, or wait for it.
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('FS_METHOD', 'direct');
define('WP_DEBUG', true);
define('WP_DEBUG_DISPLAY', false);
define('WP_DEBUG_LOG', '{place}/debug.log');
{keys}$table_prefix = 'wp_';
require __DIR__ . '/wp-settings.php';
",
        place = place.display(),
    )
}
