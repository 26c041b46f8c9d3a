//! `kpcs serve`: the register of a folder on an address of this machine.

use std::{net::SocketAddr, process::ExitCode, time::Duration};

use anyhow::{Context, Result, anyhow};
use clap::Args;
use kpcs_register::Register;
use kpcs_server::{App, AppOptions, Limits, Listeners, mail::PUBLIC_ADDRESS, webhook::WebhookSettings};
use kpcs_store::work;

use super::practice;
use crate::{
    hub, logging,
    mail_server::{mail_settings, trust},
    node::{Node, open_set},
    settings::Settings,
};

/// Serve a register that exists.
#[derive(Args)]
pub struct Serve {
    /// Where it listens, such as 127.0.0.1:8080; a reverse proxy with TLS stands before it.
    #[arg(long, value_name = "ADDRESS")]
    address: Option<SocketAddr>,
    /// The port on this machine, in place of --address.
    #[arg(long, conflicts_with = "address")]
    port: Option<u16>,
    /// The address under which people outside reach it, such as https://kp.authority.example; letters link to it. It is kept.
    #[arg(long, value_name = "URL")]
    public_address: Option<String>,
    /// Any setting, such as limits.idle_seconds=60; `kpcs config` lists them.
    #[arg(long = "set", value_name = "KEY=VALUE")]
    set: Vec<String>,
    #[command(flatten)]
    node: Node,
}

impl Serve {
    /// Runs the command until it is interrupted.
    ///
    /// # Errors
    /// A setting that is none, an address that is taken, a folder that cannot be used, a fault of the node.
    pub fn run(self) -> Result<ExitCode> {
        let flags = self.flags()?;
        let settings = self.node.settings(flags)?;
        let register = open_set(&settings)?;
        let password = register.is_demo().then_some(crate::founding::DEMO_PASSWORD);
        serve(register, &settings, password, |address| println!("{address}"))
    }

    fn flags(&self) -> Result<Vec<(String, String)>> {
        let port = self.port.map(|port| SocketAddr::from(([127, 0, 0, 1], port)));
        let address = self.address.or(port).map(|address| ("address".to_owned(), address.to_string()));
        let public = self.public_address.clone().map(|public| ("public_address".to_owned(), public));
        let set = self.set.iter().map(|text| {
            let pair = text.split_once('=').ok_or_else(|| anyhow!("--set {text}: write KEY=VALUE"))?;
            Ok((pair.0.trim().to_owned(), pair.1.trim().to_owned()))
        });
        address.into_iter().chain(public).map(Ok).chain(set).collect()
    }
}

/// Serves `register` until the process is told to stop; `ready` hears the address.
///
/// # Errors
/// A setting that does not fit, an address that is taken, a fault of the node.
pub fn serve(
    register: Register,
    settings: &Settings,
    demo_password: Option<&str>,
    ready: impl FnOnce(&str),
) -> Result<ExitCode> {
    let options = AppOptions { hub: hub::open(&register, settings)?, ..options(settings, demo_password)? };
    if let Some(address) = &settings.public_address {
        let address = address.to_string();
        register.store().write(move |sql| work::put_setting(sql, PUBLIC_ADDRESS, &address))?;
    }
    let to_practise = practice::open(settings)?;
    logging::start(settings.log_level, settings.log_format);
    let runtime = tokio::runtime::Runtime::new().context("the runtime")?;
    let app = App::new(register, options);
    let served = runtime.block_on(async {
        let pages = bind(settings.address).await?;
        let monitoring = match settings.metrics_address {
            Some(address) => Some(bind(address).await?),
            None => None,
        };
        if let Some(listener) = &monitoring {
            tracing::info!(target: "kpcs::serve", address = %listener.local_addr()?, "monitoring");
        }
        ready(&format!("http://{}", pages.local_addr()?));
        let practising = match to_practise {
            Some(register) => Some(practice::begin(register, settings).await?),
            None => None,
        };
        let served = kpcs_server::serve(app, Listeners { pages, monitoring }, told_to_stop()).await;
        // It is told to stop by the same signal; if the register itself failed, nobody practises any more.
        if let Some(practising) = practising {
            if served.is_err() {
                practising.abort();
            }
            if let Ok(Err(error)) = practising.await {
                tracing::warn!(target: "kpcs::serve", %error, "the register to practise in");
            }
        }
        Ok::<_, anyhow::Error>(served?)
    });
    runtime.shutdown_timeout(Duration::from_secs(10));
    served.map(|()| ExitCode::SUCCESS)
}

pub(super) async fn bind(address: SocketAddr) -> Result<tokio::net::TcpListener> {
    let bound = tokio::net::TcpListener::bind(address).await;
    bound.with_context(|| format!("{address} is taken, or not of this machine; name another with --address or --port"))
}

pub(super) fn options(settings: &Settings, demo_password: Option<&str>) -> Result<AppOptions> {
    let allowed = settings.webhooks_allowed_networks.clone();
    Ok(AppOptions {
        secure_cookies: settings.public_address.as_ref().is_some_and(crate::settings::WebAddress::is_secure),
        demo_password: demo_password.map(str::to_owned),
        trusted_proxies: settings.trusted_proxies.clone(),
        mail: mail_settings(settings)?,
        mail_folder: settings.mail_folder.clone(),
        webhooks: WebhookSettings { allowed, trust: trust(settings)?, ..WebhookSettings::default() },
        limits: Limits {
            body_bytes: settings.body_bytes,
            header_read: settings.header_read_seconds,
            body_read: settings.body_read_seconds,
            idle: settings.idle_seconds,
            requests_in_flight: settings.requests_in_flight,
            connections: settings.connections,
            address_per_minute: settings.address_per_minute,
            account_per_minute: settings.account_per_minute,
            token_per_minute: settings.token_per_minute,
            office_places: settings.office_places,
        },
        practice: practice::address(settings),
        hub: None,
        reserve_bytes: settings.reserve_bytes,
    })
}

/// Ctrl-C, or the signal with which a service manager stops a service.
pub(super) async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
