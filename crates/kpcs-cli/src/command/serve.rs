//! `kpcs serve`: the register of a folder on an address of this machine.

use std::{process::ExitCode, time::Duration};

use anyhow::{Context, Result, bail};
use clap::Args;
use kpcs_register::Register;
use kpcs_server::{App, AppOptions, mail::PUBLIC_ADDRESS};
use kpcs_store::work;

use crate::node::Node;

/// Serve a register that exists.
#[derive(Args)]
pub struct Serve {
    /// The port on this machine; a reverse proxy with TLS stands before it.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The address under which people outside reach it, such as https://kp.authority.example; letters link to it. It is kept.
    #[arg(long, value_name = "URL")]
    public_address: Option<String>,
    #[command(flatten)]
    node: Node,
}

impl Serve {
    /// Runs the command until it is interrupted.
    ///
    /// # Errors
    /// A port that is taken, a folder that cannot be used, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let register = self.node.open()?;
        if let Some(address) = &self.public_address {
            keep_address(&register, address)?;
        }
        let password = register.is_demo().then_some(crate::founding::DEMO_PASSWORD);
        serve(register, self.port, password, |address| println!("{address}"))
    }
}

/// Serves `register` on loopback until the process is told to stop; `ready` hears the address.
///
/// # Errors
/// A port that is taken, a fault of the node.
pub fn serve(register: Register, port: u16, demo_password: Option<&str>, ready: impl FnOnce(&str)) -> Result<ExitCode> {
    let runtime = tokio::runtime::Runtime::new().context("the runtime")?;
    let options = AppOptions { secure_cookies: false, demo_password: demo_password.map(str::to_owned) };
    let served = runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", port))
            .await
            .with_context(|| format!("port {port} is taken; name another with --port"))?;
        ready(&format!("http://{}", listener.local_addr()?));
        Ok::<_, anyhow::Error>(kpcs_server::serve(App::new(register, options), listener, told_to_stop()).await?)
    });
    runtime.shutdown_timeout(Duration::from_secs(10));
    served.map(|()| ExitCode::SUCCESS)
}

/// Keeps the address that letters show.
///
/// # Errors
/// An address that no browser could open, a fault of the node.
pub fn keep_address(register: &Register, address: &str) -> Result<()> {
    if !address.starts_with("https://") && !address.starts_with("http://") || address.contains(char::is_whitespace) {
        bail!("--public-address {address}: give an address that begins with https:// or http://");
    }
    let address = address.to_owned();
    Ok(register.store().write(move |sql| work::put_setting(sql, PUBLIC_ADDRESS, &address))?)
}

/// Ctrl-C, or the signal with which a service manager stops a service.
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
