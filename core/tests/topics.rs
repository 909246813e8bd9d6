//! What line of business a template is of, and whether the account keeps to it.
#![expect(clippy::unwrap_used, reason = "a test ends where it goes wrong")]

use sendright::{Policy, answer_json};
use serde_json::{Value, json};

fn policy() -> &'static Policy {
    static POLICY: std::sync::LazyLock<Policy> = std::sync::LazyLock::new(|| Policy::preset("tencent-ses").unwrap());
    &POLICY
}

fn ask(question: &Value) -> Value {
    serde_json::from_str(&answer_json(policy(), "review_template", question.to_string())).unwrap()
}

fn review(text: &str, history: &[&[&str]]) -> Value {
    let history: Vec<Value> = history.iter().map(|topics| json!({ "kind": "trigger", "topics": topics })).collect();
    ask(&json!({ "kind": "trigger", "subject": "News", "html": format!("<p>{text}</p>"), "history": history }))
}

fn topics(answer: &Value) -> Vec<&str> {
    answer["topics"].as_array().into_iter().flatten().map(|topic| topic.as_str().unwrap()).collect()
}

fn is_new(answer: &Value) -> bool {
    answer["findings"].as_array().unwrap().iter().any(|finding| finding["rule"] == "history/new-topic")
}

const HEALTH: &[&[&str]] = &[&["health"], &["health"], &["health"]];

/// The mails of one business, in five languages each: what it sends day by day.
const BUSINESSES: [(&str, [&[&str]; 5]); 4] = [
    (
        "a shop for lamps and furniture",
        [
            &[
                "Thank you for signing up with the lamp shop. Your account is ready; happy shopping!",
                "New arrivals for your living room are in stock: see the catalogue and fill your wishlist.",
                "Your order is confirmed. Invoice, subtotal and VAT are below; the payment was taken from your credit card. Refunds take five days.",
                "Your parcel has shipped. The courier is out for delivery; here is the tracking number of the package.",
                "Back in stock: the oak table. Free shipping on everything in your cart until Sunday.",
                "Come to the opening of our new store: the event starts at six, a speaker from the makers is there, the agenda is below.",
                "A good dinner needs good light: for your kitchen we have lamps over the table, and a recipe from a chef.",
                "Pay by bank transfer: our bank, the IBAN and the amount due are on the invoice.",
            ],
            &[
                "欢迎注册灯具店铺，您的账户已开通，祝您购物愉快。",
                "新品到店，商品现货充足，欢迎选购。",
                "您的订单已付款，发票随货寄出，如需退款请联系客服。",
                "您的包裹已由快递派送，请凭运单签收，物流信息可在线查询。",
                "店铺商品重新上架，购物满额包邮。",
                "诚邀您参加新品发布会议，嘉宾讲座精彩，凭门票入场。",
                "为厨房选灯：美食与食材在灯光下更诱人，附送食谱，餐厅同款。",
            ],
            &[
                "歡迎註冊燈具門市會員，祝您購物愉快。",
                "新品到店，門市有現貨，商品歡迎選購。",
                "您的訂單已付款，發票隨貨寄出，如需退款請聯絡客服。",
                "您的包裹已由快遞配送，請憑運單簽收，物流資訊可線上查詢。",
                "購物滿額免運，門市現貨商品有限。",
                "誠邀您參加新品發表會議，嘉賓演講精彩，憑門票入場。",
            ],
            &[
                "照明ショップにご登録いただきありがとうございます。商品をごゆっくりご覧ください。",
                "新しい商品が入荷しました。在庫に限りがあります。通販でもお求めいただけます。",
                "ご注文を承りました。お支払い方法は銀行振込です。振込先の口座は請求書の明細をご覧ください。",
                "お荷物を発送しました。宅配業者の追跡番号でお届け日をご確認ください。",
                "カートに商品が残っています。ショップの在庫は残りわずかです。",
                "新店舗のイベントを開催します。会場でセミナーもあり、チケットは無料です。",
            ],
            &[
                "조명 쇼핑몰 가입을 환영합니다. 다양한 상품을 만나 보세요.",
                "신상품이 매장에 입고되었습니다. 품절 전에 상품을 확인하세요.",
                "주문이 결제되었습니다. 영수증과 청구 내역을 보내 드립니다. 은행 계좌 이체도 가능합니다.",
                "택배가 발송되었습니다. 운송장 번호로 배송을 확인하세요.",
                "장바구니 상품이 품절 직전입니다. 매장에서도 만나실 수 있습니다.",
                "신규 매장 행사에 초대합니다. 공연과 콘서트 티켓을 드립니다.",
            ],
        ],
    ),
    (
        "a travel agency",
        [
            &[
                "Welcome to our travel club: cheap flights, hotels and cruises are waiting for you.",
                "Your itinerary: the flight leaves at nine, boarding is at gate 4, luggage up to 20 kg, hotel by the airport.",
                "Summer trips: tours of Italy, a cruise to Norway, hotels by the sea and flights from every airport.",
                "Your order is paid. The invoice and the receipt are attached; the deposit was taken from your credit card, refunds by transfer.",
                "Meals on board: the chef's menu for lunch and dinner at the hotel restaurant is below.",
                "We are hiring: apply for the vacancy, candidates have an interview with our recruiters.",
            ],
            &[
                "欢迎加入旅游俱乐部，机票酒店优惠多多。",
                "您的航班行程已确认，登机口信息请留意，酒店已预订。",
                "夏季旅游推荐：机票加酒店，行程自由。",
                "您的订单已付款，发票已开具，退款原路返回信用卡。",
                "酒店餐厅推出新菜单，美食与食材一流，欢迎旅客品尝。",
            ],
            &[
                "歡迎加入旅遊俱樂部，機票飯店優惠多多。",
                "您的機票已開立，登機資訊請留意，飯店已預訂，行程如下。",
                "夏季旅遊推薦：機票加飯店，行程自由。",
                "您的訂單已付款，發票已開立，退款將轉帳給您。",
            ],
            &[
                "旅行クラブへようこそ。航空券とホテルの特集をお届けします。",
                "フライトの搭乗時刻です。空港へはお早めに。ホテルの宿泊も確定しました。",
                "夏の旅行特集。航空券と宿泊、空港からの送迎つきです。",
                "ご注文のお支払いを確認しました。領収書と請求の明細をお送りします。",
                "ホテルのレストランの新しいメニューです。旬の料理をお楽しみください。",
            ],
            &[
                "여행 클럽 가입을 환영합니다. 항공권과 호텔 특가를 보내 드립니다.",
                "항공권 탑승 안내입니다. 공항에 일찍 도착하세요. 호텔 숙박도 확정되었습니다.",
                "여름 여행 특가: 항공권과 호텔, 공항 픽업 포함.",
                "주문이 결제되었습니다. 영수증과 청구서를 확인하세요. 환불은 카드로 됩니다.",
            ],
        ],
    ),
    (
        "a clinic",
        [
            &[
                "The doctor sees patients on Monday; bring your prescription to the clinic.",
                "Your vaccination is due: the nurse at the clinic has the vaccine, the doctor answers questions.",
                "Flu season: symptoms, medication and what the pharmacy has, by our doctors.",
                "Your invoice is below: the payment is due in two weeks by transfer or credit card; your insurance refunds it.",
                "Read our article and watch the video: this month's episode of our podcast is about sleep.",
            ],
            &[
                "医生周一门诊，患者请携带处方来医院。",
                "疫苗接种提醒：请到医院门诊，医生会为您体检。",
                "流感季节：药品与处方请咨询医生，患者多休息。",
                "您的账单已出，请付款，发票可在线下载，退款咨询前台。",
            ],
            &[
                "醫生週一門診，請攜帶處方來醫院。",
                "疫苗接種提醒：請到醫院門診，醫生會為您檢查。",
                "流感季節：藥品與處方請諮詢醫生。",
                "您的帳單已出，請付款，發票可下載，退款請洽櫃檯。",
            ],
            &[
                "医師の診察は月曜です。処方せんをお持ちのうえ病院へお越しください。",
                "健診のご案内です。クリニックで医師が診察します。",
                "処方された薬は薬局でお受け取りください。患者さまの相談も承ります。",
                "ご請求書です。お支払いは銀行振込、口座は明細をご覧ください。領収書も発行します。",
            ],
            &[
                "의사 진료는 월요일입니다. 처방전을 병원에 가져오세요.",
                "검진 안내입니다. 병원에서 의사가 진료합니다.",
                "처방된 약은 약국에서 받으세요. 환자 상담도 합니다.",
                "청구서입니다. 결제는 은행 계좌 이체로 하시고 영수증을 받으세요.",
            ],
        ],
    ),
    (
        "a maker of software",
        [
            &[
                "Your deployment is ready: see the server and the database on the dashboard of your workspace.",
                "Release notes: a new plugin for developers, a faster API and backups of each repository.",
                "The server was down for an hour; the database had no loss, backups are complete, developers were told.",
                "Your invoice: subtotal, VAT and the amount due. The payment comes from your credit card.",
                "Webinar: the event is on Tuesday, speakers and agenda are below, get your ticket now.",
                "We are hiring developers: the interview, the vacancy and what our recruiters ask of candidates.",
                "New courses: each lesson and lecture on our product for students and teachers.",
            ],
            &[
                "服务器部署完成，请在控制台查看代码与数据库。",
                "开发者更新：控制台支持代码托管，数据库更快。",
                "服务器维护通知：数据库与代码不受影响，开发者请留意。",
                "您的账单已出，付款后可开发票，退款请联系我们。",
            ],
            &[
                "伺服器部署完成，請查看程式碼與資料庫。",
                "開發者更新：程式碼託管與資料庫更快，伺服器升級。",
                "伺服器維護通知：資料庫與程式碼不受影響，開發者請留意。",
                "您的帳單已出，付款後可開發票，退款請聯絡我們。",
            ],
            &[
                "サーバーへのデプロイが完了しました。ダッシュボードをご覧ください。",
                "開発者向けの更新：リポジトリとワークスペースが速くなりました。",
                "サーバー保守のお知らせ。ダッシュボードと開発者向け機能が止まります。",
                "ご請求の明細です。お支払いはクレジットカード、領収書は後日です。",
            ],
            &[
                "서버 배포가 끝났습니다. 대시보드를 확인하세요.",
                "개발자 업데이트: 저장소와 워크스페이스가 빨라졌습니다.",
                "서버 점검 안내: 대시보드와 개발자 기능이 멈춥니다.",
                "결제 청구서와 영수증을 보내 드립니다. 환불은 문의하세요.",
            ],
        ],
    ),
];

/// What none of them would send: coins to trade, in each language, in other words than the examples above.
const CRYPTO: [&str; 5] = [
    "Our traders now let you in: buy bitcoin and other crypto, put it in your portfolio, and live on staking.",
    "限时开放加密货币交易，比特币、以太坊一键购买，区块链投资高收益率。",
    "限時開放加密貨幣交易，比特幣一鍵購買，區塊鏈投資、證券同步。",
    "仮想通貨の取引を始めました。ビットコインと株式への投資で、高い利回りを。",
    "가상화폐 거래를 시작했습니다. 비트코인과 주식에 투자하고 높은 수익률을 받으세요.",
];

fn history_of(mails: &[&str]) -> Vec<Value> {
    mails.iter().map(|mail| json!({ "kind": "trigger", "topics": topics(&review(mail, &[])) })).collect()
}

#[test]
fn the_everyday_mails_of_one_business_are_of_one_line_and_coins_are_not() {
    for (business, languages) in BUSINESSES {
        for (mails, crypto) in languages.iter().zip(CRYPTO) {
            for mail in *mails {
                let others: Vec<&str> = mails.iter().copied().filter(|other| other != mail).collect();
                let question =
                    json!({ "kind": "trigger", "subject": "News", "html": mail, "history": history_of(&others) });
                assert!(!is_new(&ask(&question)), "{business}: {mail}: {}", ask(&question));
            }
            let question =
                json!({ "kind": "trigger", "subject": "News", "html": crypto, "history": history_of(mails) });
            let answer = ask(&question);
            assert!(is_new(&answer), "{business}: {crypto}: {:?} {}", history_of(mails), answer["topics"]);
        }
    }
}

/// A text of each line of business in English, Simplified and Traditional Chinese, Japanese and Korean.
const TEXTS: [(&str, [&str; 5]); 18] = [
    (
        "retail",
        [
            "Your cart is waiting: the lamp is in stock again. See our new arrivals and what is on your wishlist.",
            "您购物车里的商品即将售罄，店铺有现货，新品已上架。",
            "您購物車裡的商品即將售完，門市有現貨。",
            "カートに商品が残っています。在庫わずかです。ショップに新しい品も入荷しました。",
            "장바구니에 담은 상품을 확인하세요. 매장에 다시 입고되었습니다.",
        ],
    ),
    (
        "travel",
        [
            "Your flight is on time. Boarding starts at 9; your hotel is ten minutes from the airport.",
            "您的航班准点起飞，请提前登机，酒店信息见行程单。",
            "您的班機準時起飛，請提前登機，飯店資訊見行程表，機票請列印。",
            "フライトは定刻です。空港には早めにお越しください。ホテルの宿泊予約も確認できます。",
            "항공권 예약이 완료되었습니다. 공항에 일찍 도착하시고 호텔 숙박 정보를 확인하세요.",
        ],
    ),
    (
        "orders",
        [
            "Your order is paid: the invoice and the receipt are below. Refunds go to your credit card.",
            "您的订单已付款，发票已开具，如需退款请联系客服。",
            "您的訂單已付款，發票已開立，優惠券下次可用。",
            "ご注文ありがとうございます。お支払いを確認しました。領収書と明細をお送りします。",
            "주문이 결제되었습니다. 영수증을 확인하시고 환불은 문의해 주세요.",
        ],
    ),
    (
        "finance",
        [
            "Your bank has a new interest rate on savings, and on mortgages and other loans.",
            "您在本银行的存款利率已调整，理财与贷款产品请登录网银查看。",
            "您在本銀行的利率已調整，理財與貸款、保險商品請登入網銀查看。",
            "当銀行の預金金利を改定しました。口座の残高と通帳をご確認ください。",
            "은행 예금 금리가 바뀌었습니다. 계좌와 적금, 대출을 확인하세요.",
        ],
    ),
    (
        "investment",
        [
            "Start trading crypto with us: bitcoin, ethereum and stocks in one portfolio.",
            "比特币与以太坊上线，区块链投资收益率创新高，股票基金同步开放。",
            "比特幣上線，加密貨幣與區塊鏈投資，證券基金同步開放。",
            "ビットコインなどの暗号資産への投資を始めませんか。株式の配当もあります。",
            "비트코인과 암호화폐 투자를 시작하세요. 주식과 배당도 있습니다.",
        ],
    ),
    (
        "health",
        [
            "The doctor has your blood test. Your prescription is at the pharmacy beside the clinic.",
            "医生已开具处方，请到医院门诊取药品。",
            "醫生已開立處方，請到醫院門診領取藥品。",
            "病院での診察の後、処方せんを薬局にお持ちください。医師よりご案内します。",
            "병원 진료 예약이 확인되었습니다. 의사의 처방은 약국에 보내 드립니다.",
        ],
    ),
    (
        "education",
        [
            "The lesson starts at six. Students find the homework and the dates of exams on our page.",
            "课程已更新，学生请按时交作业，考试时间由老师公布。",
            "課程已更新，學生請按時交作業，考試時間由老師公布。",
            "講座の受講が始まります。生徒の皆さんは授業の前に学習を。試験は来月です。",
            "강의가 시작됩니다. 학생은 수업 전에 학습 자료를 읽고 시험을 준비하세요.",
        ],
    ),
    (
        "software",
        [
            "Your deployment has failed. See the server log on the dashboard, or ask a developer in your workspace.",
            "服务器部署完成，开发者可在控制台查看代码和数据库。",
            "伺服器部署完成，開發者可在後台查看程式碼和資料庫。",
            "サーバーへのデプロイが終わりました。開発者はリポジトリとダッシュボードをご覧ください。",
            "서버 배포가 끝났습니다. 개발자는 저장소와 대시보드를 확인하세요.",
        ],
    ),
    (
        "games",
        [
            "A new quest waits: bring your guild, share the loot and lead the leaderboard of all players.",
            "游戏更新了新副本，玩家可加入公会领取皮肤。",
            "遊戲更新了新副本，玩家可加入公會領取造型。",
            "ゲームに新しいクエストが登場。プレイヤーはギルドでガチャを回せます。",
            "게임에 새 퀘스트가 열렸습니다. 플레이어는 길드에서 아이템을 받으세요.",
        ],
    ),
    (
        "food",
        [
            "The restaurant has a new menu. Our chef wrote down the recipe with all ingredients.",
            "餐厅推出新菜单，美食外卖可选，食材新鲜。",
            "餐廳推出新菜單，美食外賣可選，食材新鮮。",
            "レストランの新しいメニューです。料理のレシピと食材をご紹介します。",
            "레스토랑의 새 메뉴입니다. 요리 레시피와 음식을 소개합니다.",
        ],
    ),
    (
        "property",
        [
            "The landlord has answered: the apartment has two bedrooms, the lease begins in May, the rent is due monthly.",
            "新房源上线，租金已与房东确认，租客可预约看房。",
            "新房屋上架，租金已與房東確認，戶型為兩房，可線上租屋。",
            "新着の物件です。家賃と間取り、内見の予約、入居の時期をご確認ください。賃貸のご相談も。",
            "부동산 새 매물입니다. 월세와 전세, 입주 날짜를 확인하세요.",
        ],
    ),
    (
        "jobs",
        [
            "We have received your application for the vacancy. Candidates are invited to an interview by the employer.",
            "您的简历已通过，请参加面试，职位详情见招聘页面。",
            "您的履歷已通過，請參加面試，職位詳情見徵才頁面。",
            "求人へのご応募ありがとうございます。面接の後に採用の結果をお知らせします。履歴書をお持ちください。",
            "채용 지원자께 알립니다. 이력서를 검토했으며 면접 일정을 안내합니다.",
        ],
    ),
    (
        "events",
        [
            "Your ticket for the conference is here. The venue opens at nine, the speakers are on the agenda.",
            "您的演唱会门票已出，入场时间见会议日程，嘉宾名单已公布。",
            "您的演唱會門票已出，入場時間見會議日程，嘉賓名單已公布。",
            "イベントのチケットです。会場は九時に開き、セミナーの講演が開催されます。",
            "행사 티켓을 보내 드립니다. 세미나와 공연, 콘서트 일정을 확인하세요.",
        ],
    ),
    (
        "delivery",
        [
            "Your parcel has shipped. The courier is out for delivery; follow it by its tracking number.",
            "您的快递包裹已派送，物流信息见运单，请签收。",
            "您的快遞包裹已配送，物流資訊見運單，請簽收。",
            "お荷物を発送しました。宅配業者の追跡番号でお届け日を確認できます。",
            "택배가 발송되었습니다. 운송장 번호로 배송을 확인하세요.",
        ],
    ),
    (
        "public_services",
        [
            "The council reminds residents that permits end in March. Citizens renew them at the ministry.",
            "市政府通知居民：社保证件请到政务大厅办理，市民可线上预约。",
            "市政府通知居民：健保證件請到戶政事務所辦理，市民可線上預約。",
            "市役所からのお知らせです。住民の皆さまの届出は区役所でも行政窓口でも受け付けます。",
            "시청에서 알립니다. 주민께서는 구청에서 민원과 행정 서류를 신청하세요.",
        ],
    ),
    (
        "media",
        [
            "This week's podcast has a new episode. Our editor chose three articles and a playlist of videos.",
            "今日新闻：专栏文章与节目视频已更新，直播今晚开始。",
            "今日新聞：專欄文章與節目影片已更新。",
            "本日のニュースです。記事と動画、番組の連載をご覧ください。",
            "오늘의 뉴스입니다. 기사와 동영상, 방송과 팟캐스트를 만나 보세요.",
        ],
    ),
    (
        "beauty",
        [
            "Your salon has new makeup: a serum for dry skin, a lipstick and a fragrance of roses.",
            "美妆新品：护肤面膜、口红与香水，适合化妆。",
            "美妝新品：護膚面膜、口紅與香水。",
            "美容サロンの新作コスメです。スキンケアと化粧のこつをご紹介します。",
            "화장품 신제품입니다. 스킨케어와 메이크업, 향수를 만나 보세요.",
        ],
    ),
    (
        "vehicles",
        [
            "Your car is due for service. The dealership checks the engine and the mileage of your vehicle.",
            "您的汽车该保养了，车辆轮胎请检查，可预约试驾。",
            "您的汽車該保養了，車輛輪胎請檢查，可預約試駕。",
            "自動車の車検の時期です。タイヤと走行距離、車両の状態を確認します。",
            "자동차 정비 시기입니다. 타이어와 차량 상태를 확인하고 시승을 예약하세요.",
        ],
    ),
];

#[test]
fn each_line_of_business_is_told_in_each_language() {
    for (topic, texts) in TEXTS {
        for text in texts {
            assert_eq!(topics(&review(text, &[])).first(), Some(&topic), "{text}");
        }
    }
}

#[test]
fn a_departure_from_what_the_account_is_known_for_asks_for_a_human() {
    const EVERYDAY: [&str; 5] = ["orders", "delivery", "events", "media", "jobs"];
    for (topic, texts) in TEXTS {
        let other =
            if matches!(topic, "public_services" | "retail" | "travel") { "education" } else { "public_services" };
        for text in texts {
            let answer = review(text, &[&[other], &[other], &[other]]);
            assert!(!is_new(&answer) || !EVERYDAY.contains(&topic), "{topic}: {answer}");
            let kept = review(text, &[&[other], &[other, topic], &[other]]);
            assert!(!is_new(&kept), "{topic}: {kept}");
        }
        let answer = review(texts[0], &[&[other], &[other], &[other]]);
        assert_eq!(is_new(&answer), !EVERYDAY.contains(&topic), "{topic}: {answer}");
        assert!(!is_new(&answer) || answer["verdict"] != "approve", "{topic}: {answer}");
    }
    let answer = review(TEXTS[1].1[0], &[&["software"], &["retail", "software"], &["games", "delivery"]]);
    let finding = answer["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "history/new-topic").unwrap();
    assert_eq!(
        finding["message"],
        "this is about `travel`, the earlier templates were about `retail`, `software`, `games`"
    );
}

#[test]
fn without_enough_that_is_known_nothing_is_a_departure() {
    let flight = TEXTS[1].1[0];
    assert!(!is_new(&review(flight, &[])), "no history");
    assert!(!is_new(&review(flight, &[&["health"], &["health"]])), "two templates");
    assert!(
        !is_new(&review(flight, &[&[], &[], &["orders"], &["health"], &["health"]])),
        "templates whose topics are not told"
    );
    assert!(!is_new(&review(flight, &[&["orders"], &["delivery"], &["media"]])), "nothing but everyday mails");
    assert!(!is_new(&review("Your flight is at nine.", HEALTH)), "a template of no topic");
    assert!(!is_new(&review("Your flight leaves the airport at nine.", HEALTH)), "one that is hardly of a topic");
    assert!(!is_new(&review("Your code is 1234.", HEALTH)), "one of none");
}

#[test]
fn what_an_answer_tells_is_taken_back_with_the_next_template() {
    let told = |text: &str| review(text, &[])["topics"].clone();
    let history: Vec<Value> =
        TEXTS[9].1.iter().map(|text| json!({ "kind": "trigger", "topics": told(text) })).collect();
    let next = |html: &str| ask(&json!({ "kind": "trigger", "subject": "News", "html": html, "history": history }));
    assert!(!is_new(&next("<p>New dishes on our menu: dinner from Monday, lunch as before.</p>")));
    assert!(is_new(&next(&format!("<p>{}</p>", TEXTS[17].1[0]))));
}

#[test]
fn words_that_are_not_seen_or_stand_within_others_tell_nothing() {
    for text in [
        "<span style='display:none'>flight hotel airport luggage</span>Hello",
        "We careful carve scarfs, discarded cards and cartoons.",
        "An example of a question that we investigate eventually.",
        "Hello {{flight}} {{hotel}} {{airport}}, good day",
        "患者 is one word in two languages",
    ] {
        assert_eq!(topics(&review(text, &[])), Vec::<&str>::new(), "{text}");
    }
    let parts =
        json!({ "kind": "trigger", "subject": "Your FLIGHT", "html": "<p>The Airport</p>", "text": "the hotel" });
    assert_eq!(topics(&ask(&parts)), ["travel"]);
}

#[test]
fn topics_and_their_limits_are_the_policys() {
    let mine = |change: &str| {
        let text =
            format!("extends = \"tencent-ses@2026.1\"\nname = \"mine\"\nversion = \"1\"\n[template.topics]\n{change}");
        Policy::load(&text).unwrap()
    };
    let ask = |change: &str, text: &str, history: usize| -> Value {
        let history = vec![json!({ "kind": "trigger", "topics": ["health"] }); history];
        let question = json!({ "kind": "trigger", "subject": "News", "html": text, "history": history });
        serde_json::from_str(&answer_json(&mine(change), "review_template", question.to_string())).unwrap()
    };
    let text = "Your flight leaves the airport at nine.";
    assert_eq!(topics(&ask("words = 2", text, 0)), ["travel"]);
    assert_eq!(topics(&ask("words = 3", text, 0)), Vec::<&str>::new());
    assert!(is_new(&ask("clear_words = 2", text, 3)));
    assert!(is_new(&ask("known_after = 1", TEXTS[1].1[0], 1)));
    assert!(is_new(&ask("", TEXTS[1].1[0], 3)));
    assert!(!is_new(&ask("everyday = [\"travel\"]", TEXTS[1].1[0], 3)));
    assert!(!is_new(&ask("kin = [[\"health\", \"travel\"]]", TEXTS[1].1[0], 3)));
    assert!(!is_new(&ask("kin = [[\"travel\", \"health\"]]", TEXTS[1].1[0], 3)));
}

#[test]
fn a_topic_that_there_is_not_is_told() {
    let question = json!({ "kind": "trigger", "subject": "News", "html": "Hello",
        "history": [{ "kind": "trigger", "topics": ["travel", "treval"] }] });
    let error = &ask(&question)["error"];
    assert_eq!((&error["code"], &error["path"]), (&json!("invalid-value"), &json!("history[0].topics[1]")), "{error}");
}
