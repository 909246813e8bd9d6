//! What stands in comments.

use crate::phrases::phrases;

phrases! {
    PAYLOAD_WHAT {
        en: "Comments hold much text.",
        ja: "コメントに多くの文字が含まれています。",
        ko: "주석에 많은 텍스트가 있습니다.",
        zh: "注释中含有大量文字。",
    }
    PAYLOAD_WHY {
        en: "Readers do not see it, and filters wonder what it is for.",
        ja: "受信者には見えず、フィルターに疑われます。",
        ko: "수신자에게는 보이지 않고 필터의 의심을 삽니다.",
        zh: "收件人看不到，过滤器会起疑。",
    }
    PAYLOAD_FIX {
        en: "take comments out before sending; those for Outlook may stay",
        ja: "送信前にコメントを取り除いてください。Outlook 用のものは残してかまいません",
        ko: "보내기 전에 주석을 지우십시오. Outlook용은 두어도 됩니다",
        zh: "请在发送前删去注释；供 Outlook 使用的可以保留",
    }
    PAYLOAD {
        en: "comments hold {bytes} bytes, {words} among them",
        ja: "コメントが {bytes} バイトあります（{words} など）",
        ko: "주석이 {bytes}바이트입니다({words} 등)",
        zh: "注释共 {bytes} 字节，其中有 {words}",
    }
}
