//! Subject lines (rulebook 2.1).

use crate::phrases::phrases;

phrases! {
    MISSING_WHAT {
        en: "There is no subject.",
        ja: "件名がありません。",
        ko: "제목이 없습니다.",
        zh: "没有主题。",
    }
    MISSING_WHY {
        en: "Readers pass over such a mail, and filters distrust it.",
        ja: "受信者に読み飛ばされ、フィルターにも疑われます。",
        ko: "수신자가 지나치기 쉽고 필터도 의심합니다.",
        zh: "这样的邮件容易被收件人忽略，也会被过滤器怀疑。",
    }
    MISSING_FIX {
        en: "say in a few words what the mail is about",
        ja: "何についてのメールかを短く書いてください",
        ko: "무엇에 관한 메일인지 짧게 쓰십시오",
        zh: "请用简短的文字说明邮件主旨",
    }
    MISSING { en: "the subject is empty", ja: "件名が空です", ko: "제목이 비어 있습니다", zh: "主题为空" }
    TOO_LONG_WHAT {
        en: "The subject has more characters than a subject may have.",
        ja: "件名の文字数が上限を超えています。",
        ko: "제목의 글자 수가 상한을 넘습니다.",
        zh: "主题的字符数超过上限。",
    }
    TOO_LONG_WHY {
        en: "A longer line may not be sent.",
        ja: "それより長い行は送信できません。",
        ko: "더 긴 줄은 발송할 수 없습니다.",
        zh: "更长的行不能发送。",
    }
    TOO_LONG_FIX {
        en: "shorten the subject",
        ja: "件名を短くしてください",
        ko: "제목을 줄이십시오",
        zh: "请缩短主题",
    }
    TOO_LONG {
        en: "the subject has {characters} characters, at most {most} are allowed",
        ja: "件名が {characters} 文字あります。許されるのは {most} 文字までです",
        ko: "제목이 {characters}자입니다. 최대 {most}자까지 허용됩니다",
        zh: "主题有 {characters} 个字符，最多允许 {most} 个",
    }
    LONG_WHAT {
        en: "The subject has more characters than advised.",
        ja: "件名の文字数が推奨を超えています。",
        ko: "제목의 글자 수가 권장보다 많습니다.",
        zh: "主题的字符数超过建议值。",
    }
    LONG_WHY {
        en: "Mail clients cut it off.",
        ja: "メールソフトで途中から省略されます。",
        ko: "메일 클라이언트가 잘라서 표시합니다.",
        zh: "邮件客户端会将其截断。",
    }
    LONG_FIX {
        en: "say it in fewer words",
        ja: "もっと短い言葉で書いてください",
        ko: "더 짧게 쓰십시오",
        zh: "请写得更简短",
    }
    LONG {
        en: "the subject has {characters} characters, at most {most} are advised",
        ja: "件名が {characters} 文字あります。推奨は {most} 文字までです",
        ko: "제목이 {characters}자입니다. 최대 {most}자를 권장합니다",
        zh: "主题有 {characters} 个字符，建议最多 {most} 个",
    }
    NOT_UTF8_WHAT {
        en: "The subject has control characters, or characters that were decoded wrongly.",
        ja: "件名に制御文字や文字化けした文字があります。",
        ko: "제목에 제어 문자나 잘못 디코딩된 문자가 있습니다.",
        zh: "主题中有控制字符或解码错误的字符。",
    }
    NOT_UTF8_WHY {
        en: "A subject is UTF-8; a replacement character stands where it was not.",
        ja: "件名は UTF-8 で書きます。そうでない箇所は置換文字になります。",
        ko: "제목은 UTF-8이어야 합니다. 그렇지 않은 곳은 대체 문자가 됩니다.",
        zh: "主题应为 UTF-8；不是 UTF-8 的地方会变成替换字符。",
    }
    NOT_UTF8_FIX {
        en: "write the subject anew in UTF-8",
        ja: "件名を UTF-8 で書き直してください",
        ko: "제목을 UTF-8로 다시 쓰십시오",
        zh: "请用 UTF-8 重新书写主题",
    }
    NOT_UTF8 {
        en: "the subject has a control character or one that was decoded wrongly",
        ja: "件名に制御文字または文字化けした文字があります",
        ko: "제목에 제어 문자 또는 잘못 디코딩된 문자가 있습니다",
        zh: "主题中有控制字符或解码错误的字符",
    }
    NEWLINE_WHAT {
        en: "The subject has a line break.",
        ja: "件名に改行があります。",
        ko: "제목에 줄 바꿈이 있습니다.",
        zh: "主题中有换行。",
    }
    NEWLINE_WHY {
        en: "What stands on the next line would be read as another header.",
        ja: "次の行が別のヘッダーとして読まれます。",
        ko: "다음 줄의 내용이 다른 헤더로 읽힙니다.",
        zh: "下一行的内容会被当作另一个标头。",
    }
    NEWLINE_FIX {
        en: "write the subject on one line",
        ja: "件名は 1 行で書いてください",
        ko: "제목을 한 줄로 쓰십시오",
        zh: "请把主题写成一行",
    }
    NEWLINE {
        en: "the subject has a line break",
        ja: "件名に改行があります",
        ko: "제목에 줄 바꿈이 있습니다",
        zh: "主题中有换行",
    }
    ALL_CAPS_WHAT {
        en: "The subject is written in capitals.",
        ja: "件名が大文字で書かれています。",
        ko: "제목이 대문자로 쓰여 있습니다.",
        zh: "主题用大写字母书写。",
    }
    ALL_CAPS_WHY {
        en: "It reads as shouting, and filters count it.",
        ja: "叫んでいるように見え、フィルターでも減点されます。",
        ko: "소리치는 것처럼 보이며 필터에서도 감점됩니다.",
        zh: "读起来像在喊叫，过滤器也会因此扣分。",
    }
    ALL_CAPS_FIX {
        en: "write it in ordinary letters",
        ja: "通常の大文字と小文字で書いてください",
        ko: "보통의 대소문자로 쓰십시오",
        zh: "请使用正常的大小写",
    }
    ALL_CAPS {
        en: "{words} is written in capitals",
        ja: "{words} は大文字で書かれています",
        ko: "{words}은(는) 대문자로 쓰여 있습니다",
        zh: "{words} 用大写字母书写",
    }
    PUNCTUATION_WHAT {
        en: "The subject has three or more exclamation marks, currency signs and the like, or three or more emoji.",
        ja: "件名に感嘆符や通貨記号などが 3 個以上、または絵文字が 3 個以上あります。",
        ko: "제목에 느낌표나 통화 기호 등이 3개 이상이거나 이모지가 3개 이상 있습니다.",
        zh: "主题中有三个或更多感叹号、货币符号等，或三个或更多表情符号。",
    }
    PUNCTUATION_WHY {
        en: "It reads as advertising, and filters count it.",
        ja: "広告のように見え、フィルターでも減点されます。",
        ko: "광고처럼 보이며 필터에서도 감점됩니다.",
        zh: "读起来像广告，过滤器也会因此扣分。",
    }
    PUNCTUATION_FIX {
        en: "write a sober subject",
        ja: "落ち着いた件名にしてください",
        ko: "차분한 제목을 쓰십시오",
        zh: "请使用平实的主题",
    }
    LOUD_SIGNS {
        en: "{words} has {found} loud signs",
        ja: "{words} に目立つ記号が {found} 個あります",
        ko: "{words}에 요란한 기호가 {found}개 있습니다",
        zh: "{words} 有 {found} 个醒目的符号",
    }
    LOUD_EMOJI {
        en: "{words} has {found} loud emoji",
        ja: "{words} に目立つ絵文字が {found} 個あります",
        ko: "{words}에 요란한 이모지가 {found}개 있습니다",
        zh: "{words} 有 {found} 个醒目的表情符号",
    }
}
