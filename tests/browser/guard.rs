//! Keeps a browser's driver while the tests run, and ends it with all its browsers afterwards, however they end.
//!
//! The tests hold the writing end of this program's standard input and never write. When they are done, fail, are
//! stopped with Ctrl-C or killed, the system closes that end; this program then asks the driver to leave, waits a
//! little, ends what is left of it, and removes its folder. A test program cannot do that for itself: the statics of
//! Rust are not dropped, and a signal runs nothing.
//!
//! Usage: `guard <folder for temporary files> <driver> <its arguments…>`

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// A driver closes its browsers in a tenth of a second; on a machine that is busy it may take more.
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
    let mut words = std::env::args_os().skip(1);
    let usage = || io::Error::other("usage: guard <folder> <driver> <arguments…>");
    let folder = PathBuf::from(words.next().ok_or_else(usage)?);
    let mut command = Command::new(words.next().ok_or_else(usage)?);
    command.args(words).env("TMPDIR", &folder).stdin(Stdio::null()).stdout(Stdio::piped());
    // A group of its own, with the browsers in it: it can be ended as one, and Ctrl-C in a terminal ends the tests
    // first.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let mut driver = command.spawn()?;
    let port = announced_port(&mut driver);
    // Nothing comes: this returns when the other end is closed.
    io::stdin().read_to_end(&mut Vec::new())?;
    end(&mut driver, port);
    std::fs::remove_dir_all(folder)
}

/// Hands on what the driver says until it names its port, and the rest to nobody, so that it never waits for a reader.
fn announced_port(driver: &mut Child) -> Option<u16> {
    let mut lines = BufReader::new(driver.stdout.take()?).lines().map_while(Result::ok);
    let port = lines.find_map(|line| {
        println!("{line}");
        let (_, after) = line.rsplit_once("successfully on port ")?;
        after.trim_end_matches('.').parse().ok()
    });
    thread::spawn(move || lines.for_each(drop));
    port
}

fn end(driver: &mut Child, port: Option<u16>) {
    if let Some(Ok(mut stream)) = port.map(|port| TcpStream::connect((Ipv4Addr::LOCALHOST, port))) {
        // It removes its browsers' profiles on the way. If it does not listen, it is ended below.
        let _ = stream.write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }
    let asked = Instant::now();
    while asked.elapsed() < PATIENCE {
        if matches!(driver.try_wait(), Ok(Some(_))) {
            break;
        }
        thread::sleep(Duration::from_millis(20));
    }
    // The group: the driver if it stayed, and any browser that it left behind. Failing means that there is none.
    let group = format!("kill -KILL -{}", driver.id());
    let _ = Command::new("sh").args(["-c", &group]).stderr(Stdio::null()).status();
    let _ = driver.wait();
}
