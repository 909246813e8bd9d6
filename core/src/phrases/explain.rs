//! Why a message was not sent, step by step (rulebook 5.3).

use super::phrases;

phrases! {
    NOTHING_TO_DO {
        en: "nothing to do",
        ja: "対応は不要です",
        ko: "할 일이 없습니다",
        zh: "无需处理",
    }
    NOT_KNOWN {
        en: "not known: give `{fact}`",
        ja: "不明です。`{fact}` を指定してください",
        ko: "알 수 없습니다. `{fact}`을(를) 지정하십시오",
        zh: "未知：请提供 `{fact}`",
    }
    CREDENTIALS {
        en: "check that the key is right, is not disabled and may send",
        ja: "キーが正しく、無効化されておらず、送信を許可されているか確かめてください",
        ko: "키가 올바르고 비활성화되지 않았으며 발송이 허용되는지 확인하십시오",
        zh: "请检查密钥是否正确、是否被禁用、是否有发信权限",
    }
    RECORDS_CHANGED {
        en: "the DNS records have changed since the domain was verified: set them as they were",
        ja: "ドメインの検証後に DNS レコードが変わっています。元に戻してください",
        ko: "도메인 검증 이후 DNS 레코드가 바뀌었습니다. 원래대로 되돌리십시오",
        zh: "域名通过验证后 DNS 记录发生了变化：请恢复原样",
    }
    PUBLISH_RECORDS {
        en: "publish the MX, SPF, DKIM and DMARC records and have the domain verified; DNS may take 5 minutes to 2 hours",
        ja: "MX・SPF・DKIM・DMARC の各レコードを公開し、ドメインの検証を受けてください。DNS の反映には 5 分から 2 時間かかります",
        ko: "MX, SPF, DKIM, DMARC 레코드를 게시하고 도메인을 검증받으십시오. DNS 반영에는 5분에서 2시간이 걸립니다",
        zh: "请发布 MX、SPF、DKIM、DMARC 记录并通过域名验证；DNS 生效需要 5 分钟到 2 小时",
    }
    CHECK_ADDRESS {
        en: "check the recipient's address",
        ja: "受信者のアドレスを確かめてください",
        ko: "수신자의 주소를 확인하십시오",
        zh: "请检查收件人地址",
    }
    TEMPLATE {
        en: "wait for the template's approval, or mend it as the review says and hand it in again",
        ja: "テンプレートの承認を待つか、審査の指摘どおりに直して再提出してください",
        ko: "템플릿 승인을 기다리거나 심사 의견대로 고쳐 다시 제출하십시오",
        zh: "请等待模板审核通过，或按审核意见修改后重新提交",
    }
    RAW_CONTENT {
        en: "send with an approved template: content of its own is not taken",
        ja: "承認済みのテンプレートで送信してください。独自の本文は受け付けられません",
        ko: "승인된 템플릿으로 발송하십시오. 직접 작성한 본문은 받지 않습니다",
        zh: "请使用审核通过的模板发信：不接受自定义内容",
    }
    DATA {
        en: "hand the data in as a JSON object with every variable of the template",
        ja: "テンプレートのすべての変数を含む JSON オブジェクトでデータを渡してください",
        ko: "템플릿의 모든 변수를 담은 JSON 객체로 데이터를 넘기십시오",
        zh: "请以包含模板全部变量的 JSON 对象提交数据",
    }
    LOOK_UP_ADDRESS {
        en: "look the address up on the block list and among those who unsubscribed",
        ja: "アドレスがブロックリストや配信停止の一覧にないか調べてください",
        ko: "주소가 차단 목록이나 수신 거부 목록에 있는지 찾아보십시오",
        zh: "请查看该地址是否在黑名单或退订名单中",
    }
    TAKEN {
        en: "the receiving server took the message; whether the reader has it, it does not say",
        ja: "受信サーバーはメールを受け取りました。読み手に届いたかどうかは分かりません",
        ko: "수신 서버가 메일을 받았습니다. 읽는 사람에게 닿았는지는 알 수 없습니다",
        zh: "收信服务器已接收邮件；但这并不说明读者已看到",
    }
    DEFERRED {
        en: "the receiver asked to try later; the message is tried again by itself",
        ja: "受信側が後での再試行を求めています。自動で再送します",
        ko: "수신 측이 나중에 다시 시도하기를 요청했습니다. 자동으로 다시 보냅니다",
        zh: "收信方要求稍后再试；邮件会自动重发",
    }
    INVALID {
        en: "the mailbox does not exist or takes no mail: take the address off the list",
        ja: "メールボックスが存在しないか、受信できません。アドレスを名簿から外してください",
        ko: "메일함이 없거나 메일을 받지 않습니다. 주소를 명단에서 빼십시오",
        zh: "邮箱不存在或不收邮件：请从名单中删除该地址",
    }
    SPAM {
        en: "the receiver took the message for spam: look at its content and at who gets it",
        ja: "受信側が迷惑メールと判定しました。本文と送り先を見直してください",
        ko: "수신 측이 스팸으로 판단했습니다. 내용과 수신 대상을 살펴보십시오",
        zh: "收信方将邮件判为垃圾邮件：请检查内容和收件人",
    }
    BLOCKED {
        en: "the receiver refuses this sender by policy: look at authentication and at block lists",
        ja: "受信側がポリシーによりこの送信元を拒否しています。認証とブロックリストを調べてください",
        ko: "수신 측이 정책에 따라 이 발신자를 거부합니다. 인증과 차단 목록을 살펴보십시오",
        zh: "收信方按策略拒绝该发信方：请检查认证和黑名单",
    }
    FAILED {
        en: "read the receiver's reply and write to its postmaster if it is not clear",
        ja: "受信側の応答を読み、分からなければその postmaster に問い合わせてください",
        ko: "수신 측의 응답을 읽고, 분명하지 않으면 그쪽 postmaster에게 문의하십시오",
        zh: "请阅读收信方的回复，如不清楚可联系其 postmaster",
    }
    AUTHENTICATION {
        en: "{failed} failed at the receiver: check the domain's records",
        ja: "受信側で {failed} に失敗しました。ドメインのレコードを確かめてください",
        ko: "수신 측에서 {failed}에 실패했습니다. 도메인의 레코드를 확인하십시오",
        zh: "{failed} 在收信方未通过：请检查域名的记录",
    }
    GIVEN_UP {
        en: "the message was tried for {time} without success; send it again once the receiver can be reached",
        ja: "{time}の間試みましたが届きませんでした。受信側につながるようになってから送り直してください",
        ko: "{time} 동안 시도했으나 실패했습니다. 수신 측에 연결될 때 다시 보내십시오",
        zh: "已尝试 {time} 仍未成功；请在能连接收信方后重新发送",
    }
    SERVICE {
        en: "the service does not work as it should: tell its operator",
        ja: "サービスが正常に動いていません。運用者に知らせてください",
        ko: "서비스가 정상으로 동작하지 않습니다. 운영자에게 알리십시오",
        zh: "服务运行不正常：请告知运营方",
    }
}
