//! How a mail greets its reader.

use crate::phrases::phrases;

phrases! {
    NO_FALLBACK_WHAT {
        en: "The name in a greeting has nothing to stand in for it.",
        ja: "あいさつの名前に、代わりの言葉がありません。",
        ko: "인사말의 이름을 대신할 말이 없습니다.",
        zh: "问候语中的姓名没有替代的称呼。",
    }
    NO_FALLBACK_WHY {
        en: "Where the name is not known, the mail greets nobody: `Hi ,`.",
        ja: "名前が分からないと、宛名のないあいさつ（`Hi ,`）になります。",
        ko: "이름을 모르면 부르는 이가 없는 인사(`Hi ,`)가 됩니다.",
        zh: "姓名未知时，问候会缺少称呼：`Hi ,`。",
    }
    NO_FALLBACK_FIX {
        en: "write `{{#if name}}{{name}}{{else}}…{{/if}}`, with words for any reader in place of `…`",
        ja: "`{{#if name}}{{name}}{{else}}…{{/if}}` と書き、`…` に誰にでも使える呼びかけを入れてください",
        ko: "`{{#if name}}{{name}}{{else}}…{{/if}}`처럼 쓰고 `…`에 누구에게나 맞는 호칭을 넣으십시오",
        zh: "请写成 `{{#if name}}{{name}}{{else}}…{{/if}}`，并把 `…` 换成适合任何人的称呼",
    }
    NO_FALLBACK {
        en: "nothing stands in for {name} where it is empty",
        ja: "{name} が空のときに代わる言葉がありません",
        ko: "{name}이(가) 비었을 때 대신할 말이 없습니다",
        zh: "{name} 为空时没有替代的称呼",
    }
}
