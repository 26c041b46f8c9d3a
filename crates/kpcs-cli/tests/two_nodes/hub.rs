//! The node that runs the log, on a port that it keeps when it comes back.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use kpcs_domain::{
    act::{AuthoriseKey, authorise_key},
    value::Timestamp,
};
use kpcs_exchange::{HubOptions, open_hub};
use kpcs_hub::LogService;
use kpcs_register::{Clock as _, RootToList, SchemeRoots};
use kpcs_server::{App, AppOptions, Hub, Listeners};
use kpcs_testing::World;
use kpcs_verify::bundle::{TrustBundle, published};
use tokio::{net::TcpListener, runtime::Runtime, sync::oneshot};

/// It, while it runs.
pub struct HubNode {
    pub log: Arc<LogService>,
    pub world: World,
    pub address: SocketAddr,
    folder: PathBuf,
    stop: Option<oneshot::Sender<()>>,
    runtime: Option<Runtime>,
}

impl HubNode {
    /// Starts it in `folder` at `now`.
    pub fn start(folder: &Path, now: &str) -> Self {
        Self::at(folder, "127.0.0.1:0".parse().unwrap(), now)
    }

    fn at(folder: &Path, address: SocketAddr, now: &str) -> Self {
        let world = World::hosting(&folder.join("register"), 1);
        world.clock.set(Timestamp::parse(now).unwrap());
        let clock = Arc::clone(&world.clock);
        let seconds = Arc::new(move || clock.now().seconds().cast_unsigned());
        let log = open_hub(&world.register, &folder.join("log"), HubOptions::demonstration(seconds)).unwrap();
        // Its own statements first, so that what comes afterwards is the members'.
        world.register.log_everything().unwrap();
        let options = AppOptions { hub: Some(Hub(Arc::clone(&log))), ..AppOptions::default() };
        let app = App::new(world.register.clone(), options);
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let pages = runtime.block_on(TcpListener::bind(address)).unwrap();
        let address = pages.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let listeners = Listeners { pages, monitoring: None };
        runtime.spawn(kpcs_server::serve(app, listeners, async move { drop(stopped.await) }));
        Self { log, world, address, folder: folder.to_owned(), stop: Some(stop), runtime: Some(runtime) }
    }

    /// Breaks off whatever it does; gives what the next start needs.
    pub fn kill(mut self) -> (PathBuf, SocketAddr) {
        self.runtime.take().unwrap().shutdown_timeout(Duration::from_secs(10));
        (self.folder.clone(), self.address)
    }

    /// Starts again where one was killed.
    pub fn again((folder, address): (PathBuf, SocketAddr), now: &str) -> Self {
        Self::at(&folder, address, now)
    }

    /// By what a joining node is started.
    pub fn roots(&self) -> SchemeRoots {
        let (bytes, digest) =
            (self.world.register.trust_data().unwrap(), self.world.register.roots_fingerprint().unwrap());
        let read = TrustBundle::read(&bytes, digest, None, self.world.clock.now());
        SchemeRoots { digest, keys: read.unwrap().0.roots().keys().to_vec() }
    }

    /// The secretariat lists a Participant's first root key, and the Chair approves.
    pub fn list(&self, root: &RootToList) {
        let request = authorise_key::Request {
            authority: root.authority.clone(),
            key: published(&root.key),
            scope: authorise_key::Scope::Root,
            from: self.world.clock.now(),
            to: None,
        };
        self.world.scheme::<AuthoriseKey>(request, &format!("root/{}", root.authority)).unwrap();
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
