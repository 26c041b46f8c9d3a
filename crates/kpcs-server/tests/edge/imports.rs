//! Files of many requests: all faults at once by row and column, all or nothing, the same file once.

use std::io::Write as _;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use flate2::{Compression, write::DeflateEncoder};
use kpcs_server::import::{ImportKind, Options, columns, read_table, template_csv};
use serde_json::Value;

use crate::client::{Node, PASSWORD, Page, send};

const HEAD: &str = "own_reference,exporter.name,exporter.address,exporter.country,importer.name,importer.address,\
    importer.country,destination,parcels.hs,parcels.carats,parcels.value,parcels.origin,purpose,conveyance.mode,no_conflict";

fn row(reference: &str, carats: &str, rest: &str) -> String {
    format!(
        "{reference},Koidu Diamonds (simulated),\"1 Main Street, Freetown\",SL,Antwerp Rough,2 Hoveniersstraat,BE,BE,\
         7102.31,{carats},4500.00,SL,sale,{rest}"
    )
}

fn file(rows: &[String]) -> String {
    format!("{HEAD}\r\n{}\r\n", rows.join("\r\n"))
}

async fn import(node: &Node, login: &str, path: &str, body: impl Into<Vec<u8>>) -> Page {
    let basic = STANDARD.encode(format!("{login}:{PASSWORD}"));
    let request = Request::builder().method("POST").uri(format!("/api/v1/imports/{path}"));
    let request = request.header("authorization", format!("Basic {basic}"));
    send(&node.router, request.body(Body::from(body.into())).unwrap()).await
}

async fn applications(node: &Node) -> usize {
    let list = node.call("koidu", ("GET", "/api/v1/applications"), "", "").await.json();
    list["rows"].as_array().unwrap().len()
}

fn places(page: &Page) -> Vec<(u64, String, String)> {
    let text = |fault: &Value, name: &str| fault[name].as_str().unwrap().to_owned();
    let json = page.json();
    let cells = json["cells"].as_array().unwrap_or_else(|| panic!("{}", page.body));
    cells.iter().map(|fault| (fault["row"].as_u64().unwrap(), text(fault, "column"), text(fault, "code"))).collect()
}

#[tokio::test]
async fn rows_of_one_reference_are_the_parcels_of_one_application_and_the_same_file_changes_nothing() {
    let node = Node::new(5);
    let good =
        file(&[row("A", "12.34", "courier,yes"), row("A", "1.00", "courier,yes"), row("B", "2.00", "courier,yes")]);
    let tried = import(&node, "koidu", "applications?try=yes", good.clone()).await;
    assert_eq!((tried.status, &tried.json()["requests"]), (StatusCode::OK, &Value::from(2)), "{}", tried.body);
    assert_eq!(applications(&node).await, 0);
    let done = import(&node, "koidu", "applications", good.clone()).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    let again = import(&node, "koidu", "applications", good).await.json();
    assert_eq!(again["done"][1]["repeated"], true);
    let list = node.call("koidu", ("GET", "/api/v1/applications"), "", "").await.json();
    let rows = list["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[1]["carats"], &rows[1]["parcels"]), (2, &"13.34".into(), &2.into()));
}

#[tokio::test]
async fn all_faults_are_told_at_once_and_nothing_of_a_bad_file_is_stored() {
    let node = Node::new(5);
    let unreadable = file(&[
        row("A", "12.34", "courier,yes"),
        row("A", "1,5", "courier,yes").replace(",1,5,", ",\"1,5\","),
        row("B", "=HYPERLINK(1)", "camel,yes"),
    ]);
    let page = import(&node, "koidu", "applications", unreadable).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let expected = |row, column: &str, code: &str| (row, column.to_owned(), code.to_owned());
    let all = [
        expected(3, "parcels.carats", "expected-carats"),
        expected(4, "parcels.carats", "expected-carats"),
        expected(4, "conveyance.mode", "expected-choice"),
    ];
    assert_eq!(places(&page), all);
    let refused = file(&[row("A", "12.34", "courier,yes"), row("B", "0", "courier,no"), row("C", "1", "courier,no")]);
    let page = import(&node, "koidu", "applications", refused).await;
    let all = [
        expected(3, "no_conflict", "conflict_declaration_missing"),
        expected(3, "parcels", "parcel_without_weight"),
        expected(4, "no_conflict", "conflict_declaration_missing"),
    ];
    assert_eq!(places(&page), all, "{}", page.body);
    assert_eq!(applications(&node).await, 0);
    let head = import(&node, "koidu", "applications", "own_reference,carat\nA,1\n").await;
    assert!(places(&head).contains(&expected(1, "carat", "import-column-unknown")));
    assert!(places(&head).contains(&expected(1, "parcels.carats", "import-column-missing")));
    assert_eq!(import(&node, "clerk", "applications", "x").await.status, StatusCode::FORBIDDEN);
    assert_eq!(import(&node, "koidu", "nothing", "x").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn encodings_and_commas_are_said_and_never_guessed() {
    let node = Node::new(5);
    let good = file(&[row("A", "12.34", "courier,yes")]).replace("Antwerp Rough", "Société");
    let western: Vec<u8> = good.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let page = import(&node, "koidu", "applications", western.clone()).await;
    assert_eq!(places(&page), [(2, String::new(), "import-encoding".to_owned())]);
    assert_eq!(import(&node, "koidu", "applications?encoding=windows-1252", western).await.status, StatusCode::OK);
    let wide: Vec<u8> =
        [0xfeff].into_iter().chain(good.replace("A,", "W,").encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(import(&node, "koidu", "applications", wide).await.status, StatusCode::OK);
    let comma =
        good.replace(',', ";").replace("12.34", "12,34").replace("4500.00", "4500,00").replace("1 Main Street; F", "F");
    assert_eq!(
        import(&node, "koidu", "applications?try=yes", comma.clone()).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let page = import(&node, "koidu", "applications?decimal=comma", comma.clone()).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let page = import(&node, "koidu", "applications?decimal=comma", comma.replace("12,34", "12.34")).await;
    assert_eq!(places(&page), [(2, "parcels.carats".to_owned(), "import-point".to_owned())]);
}

#[test]
fn every_column_of_a_template_is_known_and_json_and_csv_give_the_same_table() {
    for kind in ImportKind::ALL {
        let table = read_table(&template_csv(*kind), Options::default()).unwrap();
        let names: Vec<_> = columns(*kind).into_iter().map(|column| column.name).collect();
        assert_eq!(table.head, names, "{kind}");
    }
    let csv = read_table(b"number,arrived_on\nGH1,2026-11-20\n", Options::default()).unwrap();
    let json = read_table(br#"[{"number":"GH1","arrived_on":"2026-11-20"}]"#, Options::default()).unwrap();
    assert_eq!((&csv.head, &csv.rows[0].1), (&json.head, &json.rows[0].1));
    let faults = read_table(br#"[{"carats":1.5,"x":[1]}, 7]"#, Options::default()).unwrap_err();
    assert_eq!(faults.len(), 3, "{faults:?}");
}

/// A zip of deflated entries, enough of one for a workbook.
fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in entries {
        let mut packed = DeflateEncoder::new(Vec::new(), Compression::fast());
        packed.write_all(content).unwrap();
        let packed = packed.finish().unwrap();
        let at = u32::try_from(file.len()).unwrap();
        let sizes = [u32::try_from(packed.len()).unwrap(), u32::try_from(content.len()).unwrap()].map(u32::to_le_bytes);
        let length = u16::try_from(name.len()).unwrap().to_le_bytes();
        let common = [&[20, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0][..], &sizes.concat(), &length, &[0, 0]].concat();
        file.extend([b"PK\x03\x04", &common[..], name.as_bytes(), &packed].concat());
        directory.extend([b"PK\x01\x02\x14\x00", &common[..], &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat());
    }
    let start = u32::try_from(file.len()).unwrap().to_le_bytes();
    let count = u16::try_from(entries.len()).unwrap().to_le_bytes();
    let size = u32::try_from(directory.len()).unwrap().to_le_bytes();
    file.extend(directory);
    file.extend([b"PK\x05\x06\0\0\0\0", &count[..], &count, &size, &start, &[0, 0]].concat());
    file
}

fn workbook(sheet: &str) -> Vec<u8> {
    zip(&[
        ("xl/workbook.xml", br#"<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#),
        ("xl/_rels/workbook.xml.rels", br#"<R><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></R>"#),
        (
            "xl/sharedStrings.xml",
            b"<sst><si><t>number</t></si><si><r><t>Smith &amp; </t></r><r><t>Co</t></r></si></sst>",
        ),
        ("xl/styles.xml", br#"<s><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></s>"#),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

#[test]
fn a_workbook_gives_figures_as_written_days_as_days_and_formulas_as_text() {
    let sheet = r#"<worksheet><sheetData>
        <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>day</t></is></c><c r="D1" t="str"><v>x</v></c></row>
        <row r="7"><c r="A7" t="s"><v>1</v></c><c r="B7" s="1"><v>46349</v></c><c r="C7"><v>12.340000000000002</v></c>
        <c r="D7"><f>HYPERLINK("http://x")</f><v>1</v></c></row></sheetData></worksheet>"#;
    let table = read_table(&workbook(sheet), Options::default()).unwrap();
    assert_eq!(table.head, ["number", "day", "", "x"]);
    let cells = ["Smith & Co", "2026-11-23", "12.340000000000002", "=HYPERLINK(\"http://x\")"];
    assert_eq!(table.rows, [(7, cells.map(str::to_owned).to_vec())]);
}

#[test]
fn a_hostile_workbook_is_refused_and_harms_nothing() {
    let far = r#"<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>a</v></c></row>
        <row r="1048576"><c r="XFD1048576" t="str"><v>b</v></c></row></sheetData></worksheet>"#;
    let table = read_table(&workbook(far), Options::default()).unwrap();
    assert!(table.rows[0].1.len() <= 201, "a far cell takes no room: {}", table.rows[0].1.len());
    let bomb = zip(&[("xl/workbook.xml", &vec![b' '; 65 * 1024 * 1024])]);
    assert!(bomb.len() < 1024 * 1024);
    for file in [bomb, b"PK\x05\x06".to_vec(), b"PK\x03\x04 nothing".to_vec(), workbook("<worksheet><row><c><v>")] {
        assert!(read_table(&file, Options::default()).is_err());
    }
    let whole = workbook(far);
    for end in 0..whole.len() {
        let _ = read_table(&whole[..end], Options::default());
        let mut damaged = whole.clone();
        damaged[end] ^= 0xff;
        let _ = read_table(&damaged, Options::default());
    }
    assert!(read_table(&vec![b'a'; 5 * 1024 * 1024], Options::default()).is_err());
}

#[tokio::test]
async fn the_workbook_of_a_template_is_read_like_its_csv_and_explains_each_column() {
    let node = Node::new(11);
    for kind in ImportKind::ALL {
        let path = format!("/api/v1/imports/{}/template?format=xlsx", kind.word());
        let request = Request::builder().uri(path).body(Body::empty()).unwrap();
        let response = tower::ServiceExt::oneshot(node.router.clone(), request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let (workbook, csv) = (read_table(&bytes, Options::default()), template_csv(*kind));
        assert_eq!(workbook.unwrap(), read_table(&csv, Options::default()).unwrap(), "{kind}");
        let file = String::from_utf8_lossy(&bytes);
        assert!(file.contains("xl/worksheets/sheet2.xml"), "{kind}");
    }
}

#[test]
fn an_empty_cell_without_a_name_keeps_its_place() {
    let sheet = r#"<worksheet><sheetData><row><c t="str"><v>a</v></c><c t="str"><v>b</v></c><c t="str"><v>c</v></c></row>
        <row><c t="str"><v>1</v></c><c/><c t="str"><v>3</v></c></row></sheetData></worksheet>"#;
    let table = read_table(&workbook(sheet), Options::default()).unwrap();
    assert_eq!(table.rows, [(2, ["1", "", "3"].map(str::to_owned).to_vec())]);
}
