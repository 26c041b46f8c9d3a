//! Read queries over the projections, for pages, lists and the API.
