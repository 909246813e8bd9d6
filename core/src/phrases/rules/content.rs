//! Is there enough text, and can it be read (rulebook 1.2)?

use crate::phrases::phrases;

phrases! {
    MIN_LENGTH_WHAT {
        en: "The visible text is shorter than its kind of template needs.",
        ja: "表示されるテキストが、その種類のテンプレートに必要な長さに足りません。",
        ko: "보이는 텍스트가 해당 종류의 템플릿에 필요한 길이보다 짧습니다.",
        zh: "可见文本短于该类模板所需的长度。",
    }
    MIN_LENGTH_WHY {
        en: "The fixed text has to make the meaning and the use clear; a template with hardly any text says nothing.",
        ja: "内容と用途は固定テキストから分かる必要があります。テキストがほとんどないテンプレートは何も伝えません。",
        ko: "고정 텍스트만으로 내용과 용도가 드러나야 합니다. 텍스트가 거의 없는 템플릿은 아무것도 전달하지 못합니다.",
        zh: "固定文本应能说明邮件的含义和用途；几乎没有文本的模板等于什么也没说。",
    }
    MIN_LENGTH_FIX {
        en: "write more fixed text that readers see; variables, hidden text and image descriptions do not count",
        ja: "受信者に見える固定テキストを増やしてください。変数、非表示テキスト、画像の説明は数えません",
        ko: "수신자에게 보이는 고정 텍스트를 더 쓰십시오. 변수, 숨긴 텍스트, 이미지 설명은 세지 않습니다",
        zh: "请增加收件人能看到的固定文本；变量、隐藏文本和图片说明不计入",
    }
    MIN_LENGTH {
        en: "a {kind} template needs {least} characters of visible text, this one has {characters}",
        ja: "{kind}テンプレートには表示されるテキストが {least} 文字以上必要ですが、{characters} 文字しかありません",
        ko: "{kind} 템플릿에는 보이는 텍스트가 {least}자 이상 필요하지만 {characters}자뿐입니다",
        zh: "{kind}类模板至少需要 {least} 个字符的可见文本，此模板只有 {characters} 个",
    }
    UNREVIEWABLE_WHAT {
        en: "More than one in twenty characters is a replacement or private-use character.",
        ja: "20 文字に 1 文字を超える割合で、置換文字または私用領域の文字が含まれています。",
        ko: "20자 중 1자를 넘는 비율로 대체 문자나 사용자 정의 영역 문자가 있습니다.",
        zh: "替换字符或私用区字符超过二十分之一。",
    }
    UNREVIEWABLE_WHY {
        en: "Text that was decoded wrongly, or is drawn by a font of its own, says nothing that could be reviewed.",
        ja: "文字化けしたテキストや独自フォントに頼るテキストは、内容を審査できません。",
        ko: "잘못 디코딩되었거나 자체 글꼴로 그려진 텍스트는 심사할 수 없습니다.",
        zh: "解码错误的文本，或依赖自有字体显示的文本，无法审核。",
    }
    UNREVIEWABLE_FIX {
        en: "save the template as UTF-8 and write its text in ordinary characters",
        ja: "テンプレートを UTF-8 で保存し、通常の文字で書いてください",
        ko: "템플릿을 UTF-8로 저장하고 일반 문자로 쓰십시오",
        zh: "请将模板保存为 UTF-8，并使用普通字符书写",
    }
    UNREVIEWABLE {
        en: "{bad} of {all} characters cannot be read",
        ja: "{all} 文字のうち {bad} 文字を読み取れません",
        ko: "{all}자 중 {bad}자를 읽을 수 없습니다",
        zh: "{all} 个字符中有 {bad} 个无法识别",
    }
    MARKETING { en: "marketing", ja: "マーケティング", ko: "마케팅", zh: "营销" }
    NOTIFICATION { en: "notification", ja: "通知", ko: "알림", zh: "通知" }
    TRANSACTIONAL { en: "transactional", ja: "取引", ko: "거래", zh: "交易" }
    TRIGGER { en: "trigger", ja: "トリガー", ko: "트리거", zh: "触发" }
    TEST { en: "test", ja: "テスト", ko: "테스트", zh: "测试" }
}
