//! Certificates to print in tests, from a seed, and the way from a PDF to a picture.
//!
//! Pictures are made by `pdftoppm`; where it is missing the test fails and names the package, it never skips.
#![allow(
    dead_code,
    clippy::float_arithmetic,
    reason = "each test file uses its own part; widths on paper are no weights"
)]

use std::io::Write;
use std::process::{Command, Stdio};

use kpcs_documents::{
    BagLabelDocument, CertificateDocument, ConfirmationDocument, Correspondent, DiscrepancyDocument, Heading, HsLine,
    LetterEvent, LetterFrame, LetterSubject, LetterWay, NamedCountry, NoticeBody, NoticeDocument, NoticeKind,
    ParcelRow, ParcelVerdict, PrintedOrigin, PrinterOffset, ValidationBlock,
};
use kpcs_domain::value::{Carats, CertificateNumber, CountryCode, Day, HsCode, UsdCents};

const ALPHABET: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// Numbers from a seed (splitmix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }

    pub fn code(&mut self, characters: u64) -> String {
        let body = (0..characters - 5).map(|_| char::from(ALPHABET[self.below(45) as usize])).collect::<String>();
        format!("KPC1:{body}")
    }
}

pub fn country(code: &str, name: &str) -> NamedCountry {
    NamedCountry { code: CountryCode::parse(code).unwrap(), name: name.to_owned() }
}

pub fn line(hs: HsCode, carats: &str, usd: &str) -> HsLine {
    HsLine { hs, carats: Carats::parse(carats).unwrap(), value: UsdCents::parse(usd).unwrap() }
}

/// A plain certificate of Sierra Leone.
pub fn sierra_leone() -> CertificateDocument {
    let mut dice = Dice(1);
    CertificateDocument {
        participant: country("SL", "Sierra Leone"),
        languages: vec!["en".to_owned()],
        number: CertificateNumber::parse("SL000123").unwrap(),
        issued_on: Day::parse("2026-07-08").unwrap(),
        expires_on: Day::parse("2026-09-08").unwrap(),
        issuing_authority: "National Minerals Agency, Precious Minerals Trading (simulated)".to_owned(),
        origin: PrintedOrigin::Named(vec![country("SL", "Sierra Leone")]),
        exporter: "Kono Alluvials Ltd (simulated)".to_owned(),
        importer: "Scheldt Rough Trading BV (simulated)".to_owned(),
        destination: country("BE", "Belgium"),
        parcels: 2,
        hs_lines: vec![line(HsCode::Hs710221, "310.55", "4500"), line(HsCode::Hs710231, "1204.34", "312845.20")],
        seals: vec!["SL-77120045".to_owned(), "SL-77120046".to_owned()],
        validation: ValidationBlock {
            body: "National Minerals Agency (simulated)".to_owned(),
            officer: "K7M2QX4D".to_owned(),
            on: Day::parse("2026-07-09").unwrap(),
        },
        code: dice.code(520),
        check_code: "7K2M-Q9XD-41TB".to_owned(),
        digest: std::array::from_fn(|_| dice.below(256) as u8),
        statement: b"\xd2\x84 a signed statement".to_vec(),
        logged: None,
        specimen: false,
        withdrawn: None,
        technical: None,
    }
}

/// A certificate at the limits that the statement's core part allows, in three scripts and three languages.
pub fn at_the_limits() -> CertificateDocument {
    let mut dice = Dice(2);
    CertificateDocument {
        participant: country("AE", "United Arab Emirates · الإمارات العربية المتحدة"),
        languages: ["ar", "fr", "ru"].map(str::to_owned).to_vec(),
        number: CertificateNumber::parse("AE00123456").unwrap(),
        origin: PrintedOrigin::Named(
            [
                ("CD", "Democratic Republic of the Congo"),
                ("CF", "Central African Republic"),
                ("ZA", "South Africa"),
                ("RU", "Russian Federation"),
                ("BW", "Botswana"),
                ("SL", "Sierra Leone"),
                ("LS", "Lesotho"),
                ("TZ", "United Republic of Tanzania"),
            ]
            .map(|(code, name)| country(code, name))
            .to_vec(),
        ),
        exporter: "مركز دبي للسلع المتعددة لتجارة ا".to_owned(),
        importer: "АО «Северо-Западная алмазная к»WWWWWWWW".to_owned(),
        hs_lines: vec![
            line(HsCode::Hs710210, "999999999.999", "999999999999.99"),
            line(HsCode::Hs710221, "0.001", "0.01"),
            line(HsCode::Hs710231, "0", "0"),
        ],
        seals: (0..4).map(|i| format!("SEAL-{i}-WWWWWWWWWWWWWWWWWWWW")).collect(),
        parcels: 999_999,
        code: dice.code(900),
        specimen: true,
        withdrawn: None,
        technical: None,
        ..sierra_leone()
    }
}

/// The only page of a PDF as PNG at a resolution in dots an inch.
pub fn page_png(pdf: &[u8], dpi: u32) -> Vec<u8> {
    through("pdftoppm", &["-png", "-r", &dpi.to_string(), "-f", "1", "-singlefile", "-"], pdf)
}

/// What one of poppler's programs makes of a PDF.
fn through(program: &str, arguments: &[&str], pdf: &[u8]) -> Vec<u8> {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| {
            panic!("{program} is needed for this test ({error}): install the Debian package poppler-utils")
        });
    let mut stdin = child.stdin.take().unwrap();
    let pdf = pdf.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&pdf));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    output.stdout
}

/// A Chinese certificate of mixed origin, as a specimen.
pub fn china_mixed() -> CertificateDocument {
    CertificateDocument {
        participant: country("CN", "China 中国"),
        languages: vec!["zh".to_owned()],
        number: CertificateNumber::parse("CN0004567").unwrap(),
        origin: PrintedOrigin::MixedUndisclosed,
        issuing_authority: "General Administration of Customs 海关总署 (simulated)".to_owned(),
        exporter: "上海毛坯钻石贸易有限公司 (simulated)".to_owned(),
        importer: "شركة الماس الخام ذ.م.م (simulated) 💎\u{13080}ไทย".to_owned(),
        destination: country("AE", "United Arab Emirates"),
        digest: std::array::from_fn(|i| (i * 37 + 11) as u8),
        specimen: true,
        withdrawn: None,
        technical: None,
        ..sierra_leone()
    }
}

fn row(parcel: &str, declared: &str, measured: &str, verdict: ParcelVerdict) -> ParcelRow {
    let carats = |text| Carats::parse(text).unwrap();
    ParcelRow {
        parcel: parcel.to_owned(),
        declared: carats(declared),
        measured: carats(measured),
        tolerance: carats("0.02"),
        verdict,
    }
}

pub fn rows() -> Vec<ParcelRow> {
    vec![
        row("SL-77120045", "310.55", "310.545", ParcelVerdict::Matched),
        row("SL-77120046", "1204.34", "1204.29", ParcelVerdict::MatchedWithExplainedDifference),
        row("SL-77120047", "88", "81.205", ParcelVerdict::Discrepancy),
    ]
}

fn frame(languages: &[&str]) -> LetterFrame {
    let certificate = sierra_leone();
    LetterFrame {
        subject: LetterSubject::Certificate(certificate.number),
        way: LetterWay::ToIssuer,
        languages: languages.iter().map(|language| (*language).to_owned()).collect(),
        to: Some(Correspondent { name: certificate.issuing_authority, participant: certificate.participant }),
        from: Correspondent {
            name: "Diamond Office Antwerp (simulated)".to_owned(),
            participant: country("BE", "Belgium"),
        },
        exporter: certificate.exporter,
        importer: certificate.importer,
        event: Some(LetterEvent::Received(Day::parse("2026-07-14").unwrap())),
        dated: Day::parse("2026-07-15").unwrap(),
        officer: "P4T9WX2C".to_owned(),
        digest: certificate.digest,
        statement: b"\xd2\x84 a signed statement".to_vec(),
        specimen: true,
    }
}

pub fn confirmation() -> ConfirmationDocument {
    ConfirmationDocument {
        frame: frame(&["nl", "fr", "de"]),
        rows: rows()[..2].to_vec(),
        remarks: "Parcel SL-77120046 was cleaned by acid before dispatch; the exporter’s note of 9 July is on file."
            .to_owned(),
    }
}

pub fn discrepancy() -> DiscrepancyDocument {
    let digest = std::array::from_fn(|i| (i * 91 + 3) as u8);
    DiscrepancyDocument {
        frame: LetterFrame { digest, specimen: false, ..frame(&["fr"]) },
        rows: rows(),
        finding: "Seal SL-77120047 was whole; the parcel weighs 6.795 carats less than declared. It was weighed three times on two scales.".to_owned(),
        asked: vec![
            "Compare the declared weight of this parcel with your examination record.".to_owned(),
            "Say whether the certificate is amended, replaced or stands.".to_owned(),
        ],
        answer_by: Day::parse("2026-07-29").unwrap(),
    }
}

/// One of each notice.
pub fn notices() -> Vec<NoticeDocument> {
    let words = |text: &str| NoticeBody::Words(text.to_owned());
    let items = |lines: &[&str]| NoticeBody::Items(lines.iter().map(|line| (*line).to_owned()).collect());
    let day = Day::parse("2026-07-14").unwrap();
    let at = |event| LetterFrame { event: Some(event), ..frame(&["fr"]) };
    let why = || {
        vec![
            (Heading::Grounds, items(&["a seal is broken or a container was opened · un scellé est rompu"])),
            (Heading::LegalBasis, words("Regulation (EC) No 2368/2002, article 5")),
            (Heading::Found, words("The seal on the outer bag was cut; the parcel lay open.")),
        ]
    };
    let notice = |kind, frame, sections| NoticeDocument { kind, frame, sections };
    vec![
        notice(
            NoticeKind::Amendment,
            LetterFrame { way: LetterWay::ToDestination, ..at(LetterEvent::Issued(day)) },
            vec![
                (
                    Heading::Readings,
                    NoticeBody::Readings(vec![
                        ["importer’s name", "Antwerp Rough", "Antwerp Rough NV"].map(str::to_owned),
                    ]),
                ),
                (Heading::Reason, words("Typing error; the licence shows the name as now given.")),
            ],
        ),
        notice(NoticeKind::Detention, at(LetterEvent::Detained(day)), why()),
        notice(NoticeKind::Refusal, at(LetterEvent::Refused(day)), why()),
        notice(
            NoticeKind::Return,
            at(LetterEvent::Left(day)),
            vec![(Heading::Under, words("EU 00000417")), (Heading::ParcelsSent, items(&["Parcel 1", "Parcel 3"]))],
        ),
        notice(
            NoticeKind::Comfort,
            LetterFrame {
                subject: LetterSubject::Letter("SL-LC-7".to_owned()),
                way: LetterWay::ToDestination,
                event: None,
                ..frame(&["fr"])
            },
            vec![
                (Heading::Opinion, words("These goods need no Kimberley Process Certificate.")),
                (Heading::Sample, words("rock samples")),
                (Heading::Site, items(&["8.64 N, 10.97 W", "Koidu, pipe 3"])),
            ],
        ),
    ]
}

pub fn bag_label() -> BagLabelDocument {
    let certificate = sierra_leone();
    BagLabelDocument {
        number: certificate.number,
        from: certificate.participant,
        to: certificate.destination,
        carats: Carats::parse("1514.89").unwrap(),
        parcels: 2,
        bag: 1,
        bags: 2,
        seals: certificate.seals,
        issued_on: certificate.issued_on,
        code: certificate.code,
        check_code: certificate.check_code,
        digest: certificate.digest,
        specimen: true,
    }
}

/// A printer that prints 0.8 mm to the left and 1.2 mm too low.
pub fn counter_2() -> PrinterOffset {
    PrinterOffset::new(8, -12).unwrap()
}

/// The words of the only page, runs of spaces and line ends as one space.
pub fn page_text(pdf: &[u8]) -> String {
    let bytes = through("pdftotext", &["-raw", "-enc", "UTF-8", "-", "-"], pdf);
    String::from_utf8(bytes).unwrap().replace("-\n", "-").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of the only page, each with its left and upper edge in tenths of a millimetre, in the order of the page.
pub fn words_in_place(pdf: &[u8]) -> Vec<(String, i64, i64)> {
    let bytes = through("pdftotext", &["-bbox", "-enc", "UTF-8", "-", "-"], pdf);
    let html = String::from_utf8(bytes).unwrap();
    let tenths = |line: &str, name: &str| -> i64 {
        let points: f64 = line.split(name).nth(1).unwrap().split('"').nth(1).unwrap().parse().unwrap();
        (points * 254.0 / 72.0).round() as i64
    };
    let word = |line: &str| line.split('>').nth(1).unwrap().split('<').next().unwrap().to_owned();
    let words = html.lines().filter(|line| line.contains("<word "));
    words.map(|line| (word(line), tenths(line, "xMin="), tenths(line, "yMin="))).collect()
}

/// The words of the only page with their widths in whole points, rounded up.
pub fn words_in_points(pdf: &[u8]) -> Vec<(String, i64)> {
    let bytes = through("pdftotext", &["-bbox", "-enc", "UTF-8", "-", "-"], pdf);
    let html = String::from_utf8(bytes).unwrap();
    let edge = |line: &str, name: &str| -> f64 {
        line.split(name).nth(1).unwrap().split('"').nth(1).unwrap().parse().unwrap()
    };
    let words = html.lines().filter(|line| line.contains("<word "));
    words.map(|line| (line.to_owned(), (edge(line, "xMax=") - edge(line, "xMin=")).ceil() as i64)).collect()
}
