//! A program that serves on this machine, from its start to its end.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a server may take until it answers. Only one that fails ever takes that long.
const PATIENCE: Duration = Duration::from_secs(20);

/// Between two looks at a server that is not there yet.
const GLANCE: Duration = Duration::from_millis(15);

/// Two programs may be given the same free port in the same moment; the later one is given another.
const ATTEMPTS: usize = 3;

/// A running program, ended when it is dropped, and with the thread that started it.
#[derive(Debug)]
pub(super) struct Program {
    child: Child,
    /// Where it listens.
    pub(super) port: u16,
}

impl Program {
    /// Starts a server on a free port, and waits until it listens. What it says goes to a file `log`.
    #[track_caller]
    pub(super) fn serve(log: &Path, command: impl Fn(u16) -> Command) -> Self {
        for _ in 0..ATTEMPTS {
            let port = free_port();
            let listens = || TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok();
            if let Some(child) = started(log, &command(port), listens) {
                return Self { child, port };
            }
        }
        panic!("the server did not start; it said:\n{}", said(log));
    }

    /// Starts a program that listens elsewhere than on a port, and waits until it does.
    #[track_caller]
    pub(super) fn start(log: &Path, command: &Command, listens: impl Fn() -> bool) -> Self {
        let child = started(log, command, listens);
        let child = child.unwrap_or_else(|| panic!("the program did not start; it said:\n{}", said(log)));
        Self { child, port: 0 }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // One that has ended by itself is ended as well.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts a program that ends with this thread, however that ends, and waits for it.
fn started(log: &Path, command: &Command, listens: impl Fn() -> bool) -> Option<Child> {
    let mut bound = Command::new("setpriv");
    bound.args(["--pdeathsig", "KILL"]).arg(command.get_program()).args(command.get_args());
    for (name, value) in command.get_envs() {
        bound.env(name, value.unwrap_or_default());
    }
    if let Some(folder) = command.get_current_dir() {
        bound.current_dir(folder);
    }
    let file = File::create(log).unwrap();
    let mut child =
        bound.stdin(Stdio::null()).stdout(file.try_clone().unwrap()).stderr(file).spawn().unwrap();
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        if child.try_wait().unwrap().is_some() {
            return None;
        }
        if listens() {
            return Some(child);
        }
        thread::sleep(GLANCE);
    }
    let _ = child.kill();
    let _ = child.wait();
    None
}

fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

fn said(log: &Path) -> String {
    std::fs::read_to_string(log).unwrap_or_default()
}
