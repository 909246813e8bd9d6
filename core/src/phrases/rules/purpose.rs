//! Whether a template says who writes and what for.

use crate::phrases::phrases;

phrases! {
    UNCLEAR_WHAT {
        en: "The template has no more than one short sentence and names nobody who sends it.",
        ja: "テンプレートが短い 1 文以下で、誰が送るのかも書かれていません。",
        ko: "템플릿이 짧은 한 문장 이하이고 누가 보내는지도 밝히지 않습니다.",
        zh: "模板至多只有一句短句，也没有写明由谁发送。",
    }
    UNCLEAR_WHY {
        en: "The fixed text has to make the meaning and the use clear.",
        ja: "内容と用途は固定テキストから分かる必要があります。",
        ko: "고정 텍스트만으로 내용과 용도가 드러나야 합니다.",
        zh: "固定文本应能说明邮件的含义和用途。",
    }
    UNCLEAR_FIX {
        en: "say who writes and what for, in a sentence or two",
        ja: "誰が何のために送るのかを 1、2 文で書いてください",
        ko: "누가 무엇을 위해 보내는지 한두 문장으로 쓰십시오",
        zh: "请用一两句话说明谁在发送、目的是什么",
    }
    UNCLEAR {
        en: "the template says neither who writes nor what for",
        ja: "テンプレートに、誰が何のために送るのかが書かれていません",
        ko: "템플릿에 누가 무엇을 위해 보내는지 쓰여 있지 않습니다",
        zh: "模板既没有说明由谁发送，也没有说明目的",
    }
}
