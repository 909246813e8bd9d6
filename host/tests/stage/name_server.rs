//! A name server on the loopback with a small zone.

use hickory_resolver::proto::op::{Message, OpCode, ResponseCode};
use hickory_resolver::proto::rr::rdata::{A, AAAA, MX};
use hickory_resolver::proto::rr::{Name, RData, Record};
use std::net::{Ipv4Addr, SocketAddr};
use tokio::net::UdpSocket;

/// What the name server knows; `!` before a name makes it fail.
const ZONE: &str = "
    two.example MX 20 second.example
    two.example MX 10 first.example
    equal.example MX 10 first.example
    equal.example MX 10 second.example
    first.example A 127.0.0.1
    second.example A 127.0.0.2
    implicit.example A 127.0.0.1
    null.example MX 0 .
    public.example MX 10 mail.public.example
    mail.public.example A 8.8.8.8
    mail.public.example A 10.0.0.1
    inside.example MX 10 meta.inside.example
    meta.inside.example A 169.254.169.254
    meta.inside.example AAAA ::1
    dangling.example MX 10 gone.example
    half.example MX 10 !broken.example
    half.example MX 20 first.example
    mute.example MX 10 !broken.example
    text.example A6 none";

fn answer(query: &[u8]) -> Option<Vec<u8>> {
    let query = Message::from_vec(query).ok()?;
    let question = query.queries.first()?.clone();
    let mut response = Message::response(query.metadata.id, OpCode::Query);
    response.metadata.recursion_available = true;
    response.add_query(question.clone());
    let asked = question.name.to_ascii().trim_end_matches('.').to_ascii_lowercase();
    let mut known = false;
    for line in ZONE.lines().filter(|line| !line.trim().is_empty()) {
        let words: Vec<&str> = line.split_whitespace().collect();
        if words[0] != asked {
            continue;
        }
        known = true;
        let name = |text: &str| Name::from_ascii(format!("{}.", text.trim_matches(['.', '!']))).expect("a name");
        let data = match words[1] {
            "MX" => RData::MX(MX::new(words[2].parse().expect("a number"), name(words[3]))),
            "A" => RData::A(A(words[2].parse().expect("an address"))),
            "AAAA" => RData::AAAA(AAAA(words[2].parse().expect("an address"))),
            _ => continue,
        };
        if data.record_type() == question.query_type {
            response.add_answer(Record::from_rdata(question.name.clone(), 60, data));
        }
    }
    if asked == "broken.example" || asked == "fails.example" {
        response.metadata.response_code = ResponseCode::ServFail;
    } else if !known {
        response.metadata.response_code = ResponseCode::NXDomain;
    }
    response.to_vec().ok()
}

pub(crate) async fn name_server() -> SocketAddr {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    let address = socket.local_addr().expect("an address");
    tokio::spawn(async move {
        let mut buffer = [0; 1500];
        while let Ok((length, peer)) = socket.recv_from(&mut buffer).await {
            if let Some(answer) = answer(&buffer[..length]) {
                socket.send_to(&answer, peer).await.ok();
            }
        }
    });
    address
}
