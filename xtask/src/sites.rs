//! The web servers and the content-management system on which the guides of `docs/embedding/` are tested.
//!
//! It knows where they are and how they are installed. The tests configure and start them.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::setup::Lock;
use crate::{packages, process, project};

/// Debian's packages that are unpacked, not installed: an installed server starts at once, on ports of the machine, and
/// WordPress brings a server with it.
const UNPACKED: [&str; 8] = [
    "nginx",
    "libnginx-mod-http-brotli-static",
    "caddy",
    "wordpress",
    "wordpress-theme-twentytwentythree",
    "php-getid3",
    "libjs-cropper",
    "libjs-underscore",
];

/// Debian's packages that are installed for their libraries: they start nothing. gettext reads and makes translations.
const INSTALLED: [&str; 6] =
    ["apache2-bin", "ca-certificates", "gettext", "mariadb-server-core", "php-cli", "php-mysql"];

/// Where each program is.
#[derive(Clone, Debug)]
pub struct Sites {
    /// nginx.
    pub nginx: PathBuf,
    /// The module of nginx that sends precompressed files (`.br`).
    pub nginx_brotli: PathBuf,
    /// Caddy.
    pub caddy: PathBuf,
    /// Apache's server.
    pub apache: PathBuf,
    /// The folder of Apache's modules.
    pub apache_modules: PathBuf,
    /// PHP for the command line, which has a web server for development.
    pub php: PathBuf,
    /// The server of MariaDB.
    pub mariadb: PathBuf,
    /// What gathers the texts of a program for translators.
    pub xgettext: PathBuf,
    /// What compiles a translation.
    pub msgfmt: PathBuf,
    /// The folder of WordPress, with links that lead out of it.
    pub wordpress: PathBuf,
}

impl Sites {
    /// Returns what is there, without installing anything.
    ///
    /// # Errors
    /// When something is missing; the error names the packages.
    fn find() -> Result<Self> {
        let root = unpacked()?;
        let found = Self {
            nginx: root.join("usr/sbin/nginx"),
            nginx_brotli: root.join("usr/lib/nginx/modules/ngx_http_brotli_static_module.so"),
            caddy: root.join("usr/bin/caddy"),
            apache: program("apache2")?,
            apache_modules: PathBuf::from("/usr/lib/apache2/modules"),
            php: program("php")?,
            mariadb: program("mariadbd")?,
            xgettext: program("xgettext")?,
            msgfmt: program("msgfmt")?,
            wordpress: root.join("usr/share/wordpress"),
        };
        let unpacked = [&found.nginx, &found.nginx_brotli, &found.caddy, &found.wordpress];
        if let Some(missing) = unpacked.into_iter().find(|path| !path.exists()) {
            bail!("{} is missing: {}", missing.display(), remedy());
        }
        process::output(Command::new(&found.php).args(["-r", "exit(extension_loaded('mysqli') ? 0 : 1);"]))
            .with_context(|| format!("PHP cannot speak to MariaDB: {}", remedy()))?;
        Ok(found)
    }

    /// Returns what is there, after installing what is missing where possible.
    ///
    /// # Errors
    /// When something is missing and cannot be installed; the error names the packages.
    pub fn set_up(lock: &Lock) -> Result<Self> {
        if let Err(error) = Self::find() {
            let context = format!("{error:#}");
            packages::install(lock, &INSTALLED).with_context(|| context.clone())?;
            packages::unpack(lock, &UNPACKED, &unpacked()?).context(context)?;
        }
        Self::find()
    }
}

fn unpacked() -> Result<PathBuf> {
    Ok(project::cache()?.join("sites"))
}

/// Servers are in folders that only an administrator has in `PATH`.
fn program(name: &str) -> Result<PathBuf> {
    let administrators = [Path::new("/usr/sbin").join(name), Path::new("/sbin").join(name)];
    process::find(name)
        .or_else(|| administrators.into_iter().find(|path| path.is_file()))
        .with_context(|| format!("there is no {name}: {}", remedy()))
}

fn remedy() -> String {
    format!(
        "`cargo xtask test` gets it on Debian and its kin, from the packages {} and {}",
        INSTALLED.join(", "),
        UNPACKED.join(", ")
    )
}
