//! Other programs: found, run, and quoted in the error when they fail.

use std::env;
use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// What a program wrote and how it ended.
#[derive(Debug)]
pub struct Ending {
    /// Both of its output streams, in the order of writing.
    pub text: String,
    /// Whether it ended with status zero.
    pub succeeded: bool,
}

/// Returns where `PATH` has a program of this name.
pub fn find(name: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Puts folders first in the `PATH` of `command`.
pub fn put_first_in_path(command: &mut Command, folders: &[PathBuf]) -> Result<()> {
    let own = command.get_envs().find(|(name, _)| *name == "PATH").and_then(|(_, value)| value);
    let rest = own.map(OsStr::to_owned).or_else(|| env::var_os("PATH")).unwrap_or_default();
    let all = env::join_paths(folders.iter().cloned().chain(env::split_paths(&rest)))
        .context("a folder of tools has a colon in its name, which PATH cannot hold")?;
    command.env("PATH", all);
    Ok(())
}

/// Runs a program whose output the person may watch.
///
/// # Errors
/// When it cannot be started, or ends in failure.
pub fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    eprintln!("  $ {line}");
    let status = command.status().with_context(|| format!("cannot start `{line}`"))?;
    if !status.success() {
        bail!("`{line}` failed ({status}); its own message is above");
    }
    Ok(())
}

/// Runs a program and returns what it wrote to its standard output.
///
/// # Errors
/// When it cannot be started, or ends in failure; the error quotes what it wrote.
pub fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{line}`"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{line}` failed ({}):\n{}", output.status, said.trim_end());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program to its end, even in failure, and keeps all that it wrote.
///
/// # Errors
/// When it cannot be started.
pub fn ending(command: &mut Command) -> Result<Ending> {
    let line = line(command);
    let (mut reader, writer) = io::pipe().context("cannot open a pipe")?;
    let mut child = command
        .stdin(Stdio::null())
        .stdout(writer.try_clone().context("cannot share a pipe")?)
        .stderr(writer)
        .spawn()
        .with_context(|| format!("cannot start `{line}`"))?;
    // The command holds the pipe's writing end. Until it is dropped, reading would never end.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let mut said = Vec::new();
    reader.read_to_end(&mut said).with_context(|| format!("cannot read what `{line}` says"))?;
    let succeeded = child.wait().with_context(|| format!("lost sight of `{line}`"))?.success();
    Ok(Ending { text: String::from_utf8_lossy(&said).into_owned(), succeeded })
}

/// Returns a command as a person would type it, for messages.
pub fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let words = std::iter::once(name).chain(command.get_args());
    words.map(OsStr::to_string_lossy).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn an_ending_keeps_both_streams_in_order() {
        let ending = ending(&mut shell("echo one; echo two >&2; echo three; exit 3")).unwrap();
        assert_eq!((ending.text.as_str(), ending.succeeded), ("one\ntwo\nthree\n", false));
    }

    #[test]
    fn a_failure_quotes_the_command_and_what_it_said() {
        let error = output(&mut shell("echo lost >&2; exit 1")).unwrap_err().to_string();
        assert!(error.contains("sh -c") && error.contains("lost"), "{error}");
    }

    #[test]
    fn folders_put_first_are_searched_in_their_order() {
        let mut command = shell("echo $PATH");
        put_first_in_path(&mut command, &["/b".into()]).unwrap();
        put_first_in_path(&mut command, &["/a".into()]).unwrap();
        assert!(output(&mut command).unwrap().starts_with("/a:/b:"));
    }
}
