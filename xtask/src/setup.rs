//! The lock for every installation. All processes that keep their tools in one folder share it, those of another clone
//! too: two installations at once would break each other's work. So do those with other folders, as far as they may
//! change the system: its packages and its targets are the same for all.
//!
//! Every function that installs takes a reference to the lock, so that nothing is installed without it. The system
//! releases it when the process ends, even after a crash. This file does not know what is installed.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::Path;

use anyhow::{Context, Result};

use crate::project;

/// The right to install. One process has it at a time, and in that process one thread.
#[derive(Debug)]
pub struct Lock {
    /// Locked as long as they are open.
    files: Vec<File>,
}

impl Lock {
    /// Waits until no other process installs, and says so if it has to wait.
    ///
    /// # Errors
    /// When there is no folder to keep tools in, or its disk has no locks.
    pub fn take() -> Result<Self> {
        let on_wait = || eprintln!("  waiting: another process installs tools, in this clone or in another");
        let mut lock = Self::take_at(&project::cache()?.with_file_name("set-up.lock"), on_wait)?;
        // The file of another user cannot be opened. Only one of the two may change the system.
        let of_system = Self::take_at(&env::temp_dir().join("uncat-readiness.set-up.lock"), on_wait);
        lock.files.extend(of_system.into_iter().flat_map(|lock| lock.files));
        Ok(lock)
    }

    /// As [`take`](Self::take), at this path. Calls `on_wait` before it waits for another process.
    pub(crate) fn take_at(path: &Path, on_wait: impl FnOnce()) -> Result<Self> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        let file = File::create(path).with_context(|| format!("cannot make {}", path.display()))?;
        let taken = match file.try_lock() {
            Err(TryLockError::WouldBlock) => {
                on_wait();
                file.lock()
            }
            Err(TryLockError::Error(error)) => Err(error),
            Ok(()) => Ok(()),
        };
        taken.with_context(|| {
            format!("cannot lock {}: set XDG_CACHE_HOME to a folder on a disk that has locks", path.display())
        })?;
        Ok(Self { files: vec![file] })
    }
}

/// Finds or installs something while nobody else installs: `alone(Tools::set_up)`.
///
/// # Errors
/// When the lock cannot be taken, or `set_up` fails.
pub fn alone<T>(set_up: impl FnOnce(&Lock) -> Result<T>) -> Result<T> {
    set_up(&Lock::take()?)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn who_comes_second_waits_until_the_first_is_done() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("not yet made").join("set-up.lock");
        let first = Lock::take_at(&path, || {}).unwrap();
        let (says, said) = mpsc::channel();
        thread::scope(|scope| {
            scope.spawn(|| {
                let second = Lock::take_at(&path, || says.send("the second waits").unwrap()).unwrap();
                says.send("the second has it").unwrap();
                drop(second);
            });
            assert_eq!(said.recv(), Ok("the second waits"));
            says.send("the first is done").unwrap();
            drop(first);
        });
        assert_eq!(said.try_iter().collect::<Vec<_>>(), ["the first is done", "the second has it"]);
    }

    #[test]
    fn a_lock_that_nobody_holds_is_had_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("set-up.lock");
        for _ in 0..2 {
            Lock::take_at(&path, || panic!("it waited")).unwrap();
        }
    }
}
