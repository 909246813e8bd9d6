//! What could have been meant.

use super::phrases;

phrases! {
    DID_YOU_MEAN {
        en: "did you mean `{name}`?",
        ja: "もしかして `{name}` ですか？",
        ko: "혹시 `{name}`입니까?",
        zh: "是否指 `{name}`？",
    }
}
