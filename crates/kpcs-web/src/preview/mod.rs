//! x
pub fn preview_router() -> axum::Router { axum::Router::new() }
