//! Photographs that a program sends: encoded anew, named by their digest, seen by nobody before an act names them.

use axum::http::StatusCode;
use base64::{Engine, engine::general_purpose::STANDARD};
use image::{ImageFormat, Rgb, RgbImage};

use crate::client::{Node, PASSWORD};

fn jpeg() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    RgbImage::from_pixel(640, 480, Rgb([40, 80, 120])).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

#[tokio::test]
async fn a_program_sends_a_photograph_and_gets_the_digest_that_an_act_names() {
    let node = Node::new(66);
    let send = async |login: &str, bytes: Vec<u8>| {
        let basic = format!("Basic {}", STANDARD.encode(format!("{login}:{PASSWORD}")));
        let headers = [("authorization", basic.as_str()), ("content-type", "image/jpeg")];
        node.visitor().request(("POST", "/api/v1/photographs"), &headers, bytes).await
    };
    let kept = send("importing", jpeg()).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.body);
    let digest = kept.json()["digest"].as_str().unwrap().to_owned();
    assert_eq!(digest.len(), 64);
    assert_eq!(send("importing", jpeg()).await.json()["digest"], digest.as_str(), "the same picture, the same name");
    let unnamed = node.signed_in("importing").await.get(&format!("/evidence/{digest}")).await;
    assert_eq!(unnamed.status, StatusCode::NOT_FOUND, "no act names it yet");
    let wrong = send("importing", b"no picture".to_vec()).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", wrong.body);
    assert_eq!(wrong.json()["fields"][0]["field"], "photographs");
    assert_eq!(send("koidu", jpeg()).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_form_with_one_file_is_the_same_photograph_and_one_with_two_is_none() {
    let node = Node::new(67);
    let send = async |files: usize| {
        let mut body = b"--cut\r\ncontent-disposition: form-data; name=\"remarks\"\r\n\r\nseal\r\n".to_vec();
        for _ in 0..files {
            body.extend(b"--cut\r\ncontent-disposition: form-data; name=\"photograph\"; filename=\"a.jpg\"\r\n\r\n");
            body.extend(jpeg());
            body.extend(b"\r\n");
        }
        body.extend(b"--cut--\r\n");
        let basic = format!("Basic {}", STANDARD.encode(format!("importing:{PASSWORD}")));
        let headers = [("authorization", basic.as_str()), ("content-type", "multipart/form-data; boundary=cut")];
        node.visitor().request(("POST", "/api/v1/photographs"), &headers, body).await
    };
    let basic = format!("Basic {}", STANDARD.encode(format!("importing:{PASSWORD}")));
    let headers = [("authorization", basic.as_str()), ("content-type", "image/jpeg")];
    let raw = node.visitor().request(("POST", "/api/v1/photographs"), &headers, jpeg()).await;
    let form = send(1).await;
    assert_eq!((form.status, &form.json()["digest"]), (StatusCode::OK, &raw.json()["digest"]), "{}", form.body);
    for files in [0, 2] {
        assert_eq!(send(files).await.status, StatusCode::BAD_REQUEST, "{files} files");
    }
}
