//! Logs and metrics name routes, acts and results, and hold nothing of a certificate or of a person (reliability R-38).

use kpcs_domain::field::FieldType as _;
use kpcs_server::wire::input_to_json;
use kpcs_testing::declaration;
use serde_json::json;

use crate::server::{Server, ask, found, say};

#[test]
fn nothing_that_was_marked_reaches_the_log_or_the_metrics() {
    for format in ["json", "text"] {
        let folder = tempfile::tempdir().unwrap();
        found(folder.path(), "CANARY-EXPORTER");
        let settings = [&format!("log.format={format}"), "log.level=debug", "metrics_address=127.0.0.1:0"];
        let server = Server::start(folder.path(), &settings.map(|text: &str| text), &[]);
        let mut shipment = input_to_json(&declaration("12.34").to_input().unwrap());
        shipment["exporter"]["name"] = json!("CANARY-EXPORTER");
        shipment["importer"]["name"] = json!("CANARY-IMPORTER");
        shipment["remarks"] = json!("CANARY-REMARKS");
        let apply = ("POST", "/api/v1/acts/apply_for_certificate");
        let at = server.address.as_str();
        let done = ask(at, "koidu", apply, &json!({ "shipment": shipment }).to_string()).unwrap();
        assert!(done.starts_with("HTTP/1.1 201") && done.contains("x-request-id: "), "{done}");
        shipment["parcels"][0]["carats"] = json!("CANARY-CARATS");
        let unreadable = ask(at, "koidu", apply, &json!({ "shipment": shipment }).to_string()).unwrap();
        assert!(unreadable.starts_with("HTTP/1.1 422"), "{unreadable}");
        assert!(ask(at, "CANARY-LOGIN", ("GET", "/api/v1/inbox"), "").unwrap().starts_with("HTTP/1.1 401"));
        ask(at, "koidu", ("GET", "/api/v1/certificates/CANARY-NUMBER?q=CANARY-QUERY"), "").unwrap();
        ask(at, "koidu", ("CANARYMETHOD", "/CANARY-PATH"), "").unwrap();
        if format == "json" {
            let metrics = ask(&server.monitoring(), "", ("GET", "/metrics"), "").unwrap();
            assert_eq!(metrics.matches("CANARY").count(), 0, "{metrics}");
            for line in [
                "kpcs_acts_total{act=\"apply_for_certificate\",result=\"done\"} 1",
                "kpcs_acts_total{act=\"apply_for_certificate\",result=\"unreadable\"} 1",
                "kpcs_sign_ins_refused_total{reason=\"failed\"} 1",
                "route=\"/api/v1/acts/{name}\",status=\"2xx\",le=\"+Inf\"} 1",
                "kpcs_halted 0",
                "kpcs_writer_batches_total ",
                "kpcs_disk_free_bytes ",
                "kpcs_outbox_oldest_seconds ",
            ] {
                assert!(metrics.contains(line), "{line}: {metrics}");
            }
            assert!(!metrics.contains("kpcs_backup_age_seconds "), "none was made");
            assert!(ask(&server.monitoring(), "", ("GET", "/readyz"), "").unwrap().ends_with("ready\n"));
            assert!(
                say(at, b"GET /metrics HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n").unwrap().contains(" 404 ")
            );
        }
        let log = server.stop();
        assert!(log.contains("/api/v1/acts/{name}") && log.contains("201"), "{log}");
        assert_eq!(log.matches("CANARY").count(), 0, "{log}");
        if format == "json" {
            let lines = log.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
            let posts: Vec<_> = lines.filter(|line| line["method"] == "POST").collect();
            assert_eq!(posts.len(), 2, "{log}");
            assert!(
                posts.iter().all(|line| line["micros"].is_u64() && line["status"].is_u64() && line["id"].is_string())
            );
        }
    }
}
