"""Passwords, codes and personal data: tables of what is one and what only looks like one."""

from __future__ import annotations

import pytest

from tpsupport.privacy.finder import find

HIDDEN = [
    ("password", "abc12345", "我的钱包密码设置的是{}"),
    ("password", "Xy_2024", "密码设为 {} 之后登不上"),
    ("password", "hello2023", "密码改成了 {}"),
    ("password", "19900101", "密码就是我生日{}"),
    ("password", "123456", "密码 {} 不对"),
    ("password", "Abc#2020", "口令：{}"),
    ("password", "4821", "PIN {} doesn't work"),
    ("password", "4821", "my pin is {}"),
    ("password", "Tiger!99", "the password I used is {}"),
    ("password", "Tiger99x", "my password for the wallet is {}"),
    ("password", "Tiger99x", "Password ({}) rejected"),
    ("password", "qwe123rty", "pass: {}"),
    ("password", "Secr3tWord", "userPassword={}"),
    ("password", "pa55word", '{{"password":"{}"}}'),
    ("password", "Perro2020", "la contraseña es {}"),
    ("password", "Chien2020", "mot de passe est {}"),
    ("password", "Gato2020", "senha é {}"),
    ("password", "Kocka2020", "heslo je {}"),
    ("password", "Котик2020", "пароль {}"),
    ("password", "mypass12", "비밀번호: {}"),
    ("password", "neko2020", "パスワードは {} です"),
    ("password", "Meo2020", "mật khẩu của tôi là {}"),
    ("password", "Kedi2020", "şifrem {}"),
    ("password", "Hund2020", "Passwort lautet {}"),
    ("otp", "482913", "{} is your verification code"),
    ("otp", "482913", "Your Google code is {}"),
    ("otp", "482913", "【TP】您的验证码为：{}，请勿泄露"),
    ("otp", "482913", "验证码给他了 {}"),
    ("otp", "482913", "the code {} came by SMS"),
    ("otp", "482913", "{}是你的验证码"),
    ("otp", "4829", "OTP: {}"),
    ("otp", "482 913", "2FA {}"),
    ("otp", "482913", "短信验证码{}，5分钟内有效"),
    ("phone", "13800138000", "手机号{}"),
    ("phone", "+1 (415) 555-2671", "call {} please"),
    ("phone", "0755-12345678", "座机 {}"),
    ("phone", "8123 4567", "tel: {}"),
    ("email", "a.b+c@mail.example.com", "write to {}."),
    ("email", "lihua@qq.com", "邮箱{}谢谢"),
    ("id_card", "11010519491231002X", "{}"),
    ("id_card", "900101-1234567", "주민등록번호 {}"),
    ("id_card", "A123456(3)", "香港身份证 {}"),
    ("id_card", "E12345678", "证件 {}"),
    ("bank_card", "6222 0212 3456 7890 128", "打到 {} 这张"),
    ("bank_card", "4111111111111111", "{}"),
]


@pytest.mark.parametrize(("kind", "value", "shape"), HIDDEN)
def test_announced(kind: str, value: str, shape: str) -> None:
    text = shape.format(value)
    assert [(match.kind, text[match.start : match.end]) for match in find(text)] == [(kind, value)]


@pytest.mark.parametrize(
    "text",
    [
        "密码错误，我的手机是 iPhone15Pro",
        "密码至少8位",
        "密码 6-12 位字母",
        "password must be 8-16 characters",
        "the password is case-sensitive",
        "password: required",
        "Password: ********",
        "密码：******",
        "password: [password]",
        "error code 482913",
        "Code 429",
        "status code 500200",
        "country code 0086",
        "邀请码 482913",
        "QR code 482913",
        "验证码 60 秒后重发",
        "验证码：订单 482913 没到",
        "密码输错5次锁定30分钟",
        "verification code expires in 300 seconds",
        "I changed my password on 2025-06-01",
        "pass it to open() or read(1)",
        "usr/share/passwd/sha2/Makefile",
        "订单号 13800138000123",
        "order 13800138000",
        "时间戳 1720353766620",
        "5000000000000000000 wei",
        "6222021234567890123 wei",
        "2025-06-18 10:12:33",
        "192.168.100.200 and 255.255.255.0",
        "request id ae5afceb-ea50-4c14-8fce-136de3be2ce4",
        "https://tokenpocket.pro@evil.example/x",
        "icon@2x and package@1.2.3",
        "block 19283746, nonce 13800138",
        "版本 20250618123456789",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert find(text) == ()


def test_a_contact_keeps_its_address_and_number_but_no_secret() -> None:
    text = "a@b.example, +86 13800138000, 11010519491231002X, password: Abc12345"
    assert [match.kind for match in find(text, contact=True)] == ["id_card", "password"]
    assert find(text, "contact") == find(text, contact=True)
