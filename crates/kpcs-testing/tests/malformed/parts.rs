//! Parts that are none: other encodings of a map, values that no part has, too deep or too long.

use super::{Case, Form, Kind};

pub fn parts() -> Vec<Case> {
    let case = |name: &str, kind, input: &[u8]| Case::bytes(Form::Part, name, kind, input);
    let one = |value: &[u8]| [&[0xa1, 0x01], value].concat();
    vec![
        case("no bytes", Kind::Structure, &[]),
        case("an array", Kind::Structure, &[0x80]),
        case("a number", Kind::Structure, &[0x01]),
        case("a map of indefinite length", Kind::Structure, &[0xbf, 0x01, 0x01, 0xff]),
        case("the map in a longer head", Kind::NotDeterministic, &[0xb8, 0x01, 0x01, 0x01]),
        case("a byte after the map", Kind::NotDeterministic, &[0xa1, 0x01, 0x01, 0x00]),
        case("a value missing", Kind::Structure, &[0xa2, 0x01, 0x01, 0x02]),
        case("keys descending", Kind::NotDeterministic, &[0xa2, 0x02, 0x01, 0x01, 0x01]),
        case("a key twice", Kind::Structure, &[0xa2, 0x01, 0x01, 0x01, 0x02]),
        case("a key in a longer head", Kind::NotDeterministic, &[0xa1, 0x18, 0x01, 0x01]),
        case("key 256", Kind::Structure, &[0xa1, 0x19, 0x01, 0x00, 0x01]),
        case("a negative key", Kind::Structure, &[0xa1, 0x20, 0x01]),
        case("a text as key", Kind::Structure, &[0xa1, 0x61, 0x61, 0x01]),
        case("a number in a longer head", Kind::NotDeterministic, &one(&[0x18, 0x17])),
        case("a number beyond 63 bits", Kind::Structure, &one(&[0x1b, 0x80, 0, 0, 0, 0, 0, 0, 0])),
        case("a negative number beyond 63 bits", Kind::Structure, &one(&[0x3b, 0x80, 0, 0, 0, 0, 0, 0, 0])),
        case("a floating-point number", Kind::Structure, &one(&[0xf9, 0x3c, 0x00])),
        case("a tag", Kind::Structure, &one(&[0xc1, 0x01])),
        case("undefined", Kind::Structure, &one(&[0xf7])),
        case("a simple value", Kind::Structure, &one(&[0xe0])),
        case("a text of indefinite length", Kind::Structure, &one(&[0x7f, 0x61, 0x61, 0xff])),
        case("a text that is not UTF-8", Kind::Structure, &one(&[0x61, 0xff])),
        case("an array of indefinite length", Kind::Structure, &one(&[0x9f, 0x01, 0xff])),
        case(
            "an array longer than the part",
            Kind::Structure,
            &one(&[0x9b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
        ),
        case("nine levels", Kind::Structure, &[&[0xa1, 0x01], &[0x81; 8][..], &[0x01]].concat()),
    ]
}
