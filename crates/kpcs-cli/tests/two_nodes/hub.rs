//! The node that runs the log, on a port that it keeps when it comes back.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use kpcs_domain::value::Timestamp;
use kpcs_exchange::{HubOptions, open_hub};
use kpcs_hub::LogService;
use kpcs_register::{Clock as _, RegisterOptions};
use kpcs_server::{App, AppOptions, Hub, Listeners, MemberKey};
use kpcs_testing::World;
use tokio::{net::TcpListener, runtime::Runtime, sync::oneshot};

/// It, while it runs.
pub struct HubNode {
    pub log: Arc<LogService>,
    _world: World,
    pub address: SocketAddr,
    folder: PathBuf,
    stop: Option<oneshot::Sender<()>>,
    runtime: Option<Runtime>,
}

impl HubNode {
    /// Starts it in `folder` at `now`; it registers statements of its own register and of `members`.
    pub fn start(folder: &Path, now: &str, members: Vec<MemberKey>) -> Self {
        Self::at(folder, "127.0.0.1:0".parse().unwrap(), now, members)
    }

    fn at(folder: &Path, address: SocketAddr, now: &str, members: Vec<MemberKey>) -> Self {
        let world = World::open(&folder.join("register"), RegisterOptions { demo: true, unsynced: true }, Some(1));
        world.clock.set(Timestamp::parse(now).unwrap());
        let clock = Arc::clone(&world.clock);
        let seconds = Arc::new(move || clock.now().seconds().cast_unsigned());
        let log = open_hub(&world.register, &folder.join("log"), HubOptions::demonstration(seconds)).unwrap();
        // Its own statements first, so that what comes afterwards is the members'.
        world.register.log_everything().unwrap();
        let options = AppOptions { hub: Some(Hub(Arc::clone(&log))), log_members: members, ..AppOptions::default() };
        let app = App::new(world.register.clone(), options);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let pages = runtime.block_on(TcpListener::bind(address)).unwrap();
        let address = pages.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let listeners = Listeners { pages, monitoring: None };
        runtime.spawn(kpcs_server::serve(app, listeners, async move { drop(stopped.await) }));
        Self { log, _world: world, address, folder: folder.to_owned(), stop: Some(stop), runtime: Some(runtime) }
    }

    /// Breaks off whatever it does; gives what the next start needs.
    pub fn kill(mut self) -> (PathBuf, SocketAddr) {
        self.runtime.take().unwrap().shutdown_timeout(Duration::from_secs(10));
        (self.folder.clone(), self.address)
    }

    /// Starts again where one was killed.
    pub fn again((folder, address): (PathBuf, SocketAddr), now: &str, members: Vec<MemberKey>) -> Self {
        Self::at(&folder, address, now, members)
    }

    pub fn url(&self) -> String {
        format!("http://{}/log", self.address)
    }
}

impl Drop for HubNode {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_timeout(Duration::from_secs(10));
        }
    }
}
