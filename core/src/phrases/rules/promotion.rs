//! Advertising: too loud, or under another name.

use crate::phrases::phrases;

phrases! {
    KIND_MISMATCH_WHAT {
        en: "A template that is declared as transactional, notification or trigger advertises.",
        ja: "取引、通知、トリガーとして宣言されたテンプレートに広告があります。",
        ko: "거래, 알림, 트리거로 선언된 템플릿에 광고가 있습니다.",
        zh: "声明为交易、通知或触发类的模板中有广告。",
    }
    KIND_MISMATCH_WHY {
        en: "Readers of advertising have a right to unsubscribe, and mailbox providers sort it apart.",
        ja: "広告の受信者には配信を停止する権利があり、メールプロバイダーも広告を別に振り分けます。",
        ko: "광고를 받는 사람에게는 수신을 거부할 권리가 있으며, 메일 서비스 업체도 광고를 따로 분류합니다.",
        zh: "广告的收件人有权退订，邮箱服务商也会将广告单独归类。",
    }
    KIND_MISMATCH_FIX {
        en: "hand it in as marketing, or take the offer out",
        ja: "マーケティングとして提出するか、広告を取り除いてください",
        ko: "마케팅으로 제출하거나 광고 내용을 지우십시오",
        zh: "请作为营销类模板提交，或删去推广内容",
    }
    KIND_MISMATCH {
        en: "{words} advertises, and the template is declared as {kind}",
        ja: "{words} は広告ですが、{kind}テンプレートとして宣言されています",
        ko: "{words}은(는) 광고이지만 {kind} 템플릿으로 선언되었습니다",
        zh: "{words} 是广告，而模板声明为{kind}类",
    }
    OVER_COMMERCIAL_WHAT {
        en: "There are three loud phrases or more to a hundred words, or three runs of exclamation marks.",
        ja: "大げさな宣伝文句が 100 語に 3 個以上の割合であるか、感嘆符の連続が 3 か所以上あります。",
        ko: "요란한 광고 문구가 100단어당 3개 이상이거나, 느낌표를 연달아 쓴 곳이 3곳 이상입니다.",
        zh: "每一百个词中有三处或更多夸张的促销用语，或有三处或更多连续的感叹号。",
    }
    OVER_COMMERCIAL_WHY {
        en: "Filters count such phrases, and readers tire of them.",
        ja: "フィルターで減点され、受信者もうんざりします。",
        ko: "필터에서 감점되며 수신자도 싫증을 냅니다.",
        zh: "过滤器会因此扣分，收件人也会厌烦。",
    }
    OVER_COMMERCIAL_FIX {
        en: "say what is offered, once and soberly",
        ja: "案内したい内容を、一度だけ落ち着いた言葉で書いてください",
        ko: "제안하는 내용을 한 번만 차분하게 쓰십시오",
        zh: "请用平实的文字说明所推广的内容，说一次即可",
    }
    OVER_COMMERCIAL {
        en: "there are {phrases} loud phrases",
        ja: "大げさな宣伝文句が {phrases} 個あります",
        ko: "요란한 광고 문구가 {phrases}개 있습니다",
        zh: "有 {phrases} 处夸张的促销用语",
    }
    SALESY_SUBJECT_WHAT {
        en: "The subject has a loud phrase.",
        ja: "件名に大げさな宣伝文句があります。",
        ko: "제목에 요란한 광고 문구가 있습니다.",
        zh: "主题中有夸张的促销用语。",
    }
    SALESY_SUBJECT_WHY {
        en: "Filters count such phrases, and readers pass over them.",
        ja: "フィルターで減点され、受信者にも読み飛ばされます。",
        ko: "필터에서 감점되며 수신자도 지나치기 쉽습니다.",
        zh: "过滤器会因此扣分，收件人也容易忽略。",
    }
    SALESY_SUBJECT_FIX {
        en: "say in the subject what the mail is about",
        ja: "何についてのメールかを件名に書いてください",
        ko: "무엇에 관한 메일인지 제목에 쓰십시오",
        zh: "请在主题中说明邮件主旨",
    }
    SALESY_SUBJECT {
        en: "{words} has a loud phrase",
        ja: "{words} に大げさな宣伝文句があります",
        ko: "{words}에 요란한 광고 문구가 있습니다",
        zh: "{words} 含有夸张的促销用语",
    }
    SHOUTS {
        en: "there are {runs} runs of exclamation marks",
        ja: "感嘆符の連続が {runs} か所あります",
        ko: "느낌표를 연달아 쓴 곳이 {runs}곳 있습니다",
        zh: "有 {runs} 处连续的感叹号",
    }
}
