//! The connections of a listener, each with its time-outs, until the server stops.
//!
//! Invariant: a connection that says nothing, says it drop by drop, or takes no answer is cut; the number of open ones is
//! bounded; when the server stops, requests under way are answered, for as long as it waits for them.
//! Must not know: pages.
//! Source: reliability R-25.

use std::{
    convert::Infallible,
    io::{self, ErrorKind},
    net::SocketAddr,
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};

use axum::{Router, body::Body, extract::ConnectInfo, http::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
    time::{Instant, Sleep, sleep, timeout},
};
use tower::ServiceExt as _;

use crate::limits::Limits;

/// How long requests under way are waited for when the server stops.
const FAREWELL: Duration = Duration::from_secs(20);
/// How long it waits when the system has no room for another connection.
const BREATH: Duration = Duration::from_millis(100);

/// Serves `router` on `listener` until `stopped` changes and every request under way is answered.
pub(crate) async fn serve_connections(
    listener: TcpListener,
    router: Router,
    limits: Limits,
    mut stopped: watch::Receiver<bool>,
) {
    // A place cannot outnumber what the semaphore's own count holds.
    let places = u32::try_from(limits.connections).unwrap_or(u32::MAX).min(1 << 20);
    let open = Arc::new(Semaphore::new(places as usize));
    loop {
        let Ok(place) = Arc::clone(&open).acquire_owned().await else { return };
        let taken = tokio::select! {
            taken = listener.accept() => taken,
            _ = stopped.changed() => break,
        };
        let Ok((stream, peer)) = taken else {
            sleep(BREATH).await;
            continue;
        };
        let (router, limits, stopped) = (router.clone(), limits.clone(), stopped.clone());
        tokio::spawn(async move {
            let ended = talk(stream, peer, router, &limits, stopped).await;
            if let Err(error) = ended {
                tracing::debug!(target: "kpcs::connection", %error, "cut");
            }
            drop(place);
        });
    }
    drop(listener);
    let _ = timeout(FAREWELL, open.acquire_many(places)).await;
}

/// Answers the requests of one connection.
async fn talk(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    limits: &Limits,
    mut stopped: watch::Receiver<bool>,
) -> Result<(), hyper::Error> {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let router = router.clone();
        async move { Ok::<_, Infallible>(router.oneshot(request).await.unwrap_or_else(|never| match never {})) }
    });
    let io = TokioIo::new(Moving::new(stream, limits.idle));
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(limits.header_read);
    let mut connection = pin!(builder.serve_connection(io, service));
    tokio::select! {
        ended = connection.as_mut() => return ended,
        _ = stopped.changed() => connection.as_mut().graceful_shutdown(),
    }
    connection.await
}

/// A stream that fails once nothing has moved on it for too long.
struct Moving<S> {
    stream: S,
    limit: Duration,
    patience: Pin<Box<Sleep>>,
}

impl<S> Moving<S> {
    fn new(stream: S, limit: Duration) -> Self {
        Self { stream, limit, patience: Box::pin(sleep(limit)) }
    }

    /// The same answer; one that keeps waiting for too long becomes an error.
    fn watched<T>(&mut self, moved: Poll<io::Result<T>>, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        if moved.is_ready() {
            self.patience.as_mut().reset(Instant::now() + self.limit);
            return moved;
        }
        match self.patience.as_mut().poll(context) {
            Poll::Ready(()) => Poll::Ready(Err(ErrorKind::TimedOut.into())),
            Poll::Pending => Poll::Pending,
        }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Moving<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let read = Pin::new(&mut self.stream).poll_read(context, buffer);
        self.watched(read, context)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Moving<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.watched(written, context)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
