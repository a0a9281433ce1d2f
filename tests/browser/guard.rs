//! Keeps a browser's driver while the tests run, and ends it with all its browsers afterwards, however they end.
//!
//! The tests hold the writing end of this program's standard input and never write. When they are done, fail, are
//! stopped with Ctrl-C or killed, the system closes that end; this program then asks the driver and its browsers to
//! leave, waits a little, ends what is left of them, and removes their folder. A test program cannot do that for
//! itself: the statics of Rust are not dropped, and a signal runs nothing.
//!
//! Usage: `guard <folder for temporary files> [--screen <X server>] <driver> <its arguments…>`

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A driver ends in a tenth of a second; on a machine that is busy it may take more.
const PATIENCE: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    match keep() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("guard: {error}");
            ExitCode::FAILURE
        }
    }
}

fn keep() -> io::Result<()> {
    let mut words = std::env::args_os().skip(1).peekable();
    let folder = PathBuf::from(words.next().ok_or_else(usage)?);
    let mut kept = Kept::default();
    let screen = words.next_if(|word| word == "--screen").and_then(|_| words.next());
    let display = screen.map(|server| kept.screen(&server)).transpose()?;
    let mut driver = Command::new(words.next().ok_or_else(usage)?);
    driver.args(words).env("TMPDIR", &folder).stdout(Stdio::null()).stderr(Stdio::null());
    driver.envs(display.map(|display| ("DISPLAY", display)));
    kept.start(&mut driver)?;
    // Nothing comes: this returns when the other end is closed.
    io::stdin().read_to_end(&mut Vec::new())?;
    kept.end();
    remove(&folder)
}

fn usage() -> io::Error {
    io::Error::other("usage: guard <folder> [--screen <X server>] <driver> <arguments…>")
}

/// The programs that were started, in one group of their own with all that they start: it can be ended as one, and
/// Ctrl-C in a terminal ends the tests first.
#[derive(Default)]
struct Kept(Vec<Child>);

impl Kept {
    fn start(&mut self, command: &mut Command) -> io::Result<Option<std::process::ChildStdout>> {
        #[cfg(unix)]
        {
            // The first one's number is the group's; for it, zero.
            let group = self.0.first().and_then(|leader| i32::try_from(leader.id()).ok());
            std::os::unix::process::CommandExt::process_group(command, group.unwrap_or(0));
        }
        let mut child = command.stdin(Stdio::null()).spawn()?;
        let said = child.stdout.take();
        self.0.push(child);
        Ok(said)
    }

    /// Starts an X server and returns the name of its display, which it chooses itself and says when it is ready.
    fn screen(&mut self, server: &OsString) -> io::Result<String> {
        let mut command = Command::new(server);
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
        let said = self.start(command.stdout(Stdio::piped()).stderr(Stdio::null()))?;
        let mut number = String::new();
        BufReader::new(said.ok_or_else(|| io::Error::other("the X server is silent"))?)
            .read_line(&mut number)?;
        Ok(format!(":{}", number.trim()))
    }

    fn end(&mut self) {
        self.signal("TERM");
        let asked = Instant::now();
        while asked.elapsed() < PATIENCE
            && !self.0.iter_mut().all(|child| matches!(child.try_wait(), Ok(Some(_))))
        {
            thread::sleep(Duration::from_millis(20));
        }
        self.signal("KILL");
        for child in &mut self.0 {
            let _ = child.wait();
        }
    }

    /// Sends a signal to the group. Failing means that nobody is left in it.
    fn signal(&self, name: &str) {
        if let Some(leader) = self.0.first() {
            let kill = format!("kill -{name} -{}", leader.id());
            let _ = Command::new("sh").args(["-c", &kill]).stderr(Stdio::null()).status();
        }
    }
}

/// Removes the folder; once more if a browser that was on its way out put something into it meanwhile.
fn remove(folder: &Path) -> io::Result<()> {
    std::fs::remove_dir_all(folder).or_else(|_| std::fs::remove_dir_all(folder))
}
