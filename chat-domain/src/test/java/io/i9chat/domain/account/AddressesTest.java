package io.i9chat.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.i9chat.ports.model.EmailAddress;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.tck.Rule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Domains of e-mail addresses, by examples of UTS #46, RFC 3492 and RFC 5892. */
final class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    // Deviations from IDNA2003 are letters of their own.
    "straße.de, xn--strae-oqa.de",
    "STRAẞE.de, xn--strae-oqa.de",
    "strasse.de, strasse.de",
    "faß.de, xn--fa-hia.de",
    "βόλος.com, xn--nxasmm1c.com",
    "ΒΌΛΟΣ.com, xn--nxasmq6b.com",
    "ශ්\u200Dරී.com, xn--10cl1a0b660p.com",
    "ශ්රී.com, xn--10cl1a0b.com",
    "نامه\u200Cای.com, xn--mgba3gch31f060k.com",
    "نامهای.com, xn--mgba3gch31f.com",
    // Mapped: case, width, composition, other full stops, what is not seen.
    "Bücher.DE, xn--bcher-kva.de",
    "bu\u0308cher.de, xn--bcher-kva.de",
    "ｅｘａｍｐｌｅ．ｃｏｍ, example.com",
    "日本語。ＪＰ, xn--wgv71a119e.jp",
    "日本語｡jp, xn--wgv71a119e.jp",
    "ex\u00ADam\u200Bple.com, example.com",
    "ÖBB.at, xn--bb-eka.at",
    "İ.com, xn--i-9bb.com",
    "ı.com, xn--cfa.com",
    "ﬀ.com, ff.com",
    "ſ.com, s.com",
    "☃.net, xn--n3h.net",
    "I♥NY.de, xn--iny-zx5a.de",
    "XN--STRAE-OQA.de, xn--strae-oqa.de",
    // RFC 3492, 7.1.
    "他们为什么不说中文.cn, xn--ihqwcrb4cv8a8dqg056pqjye.cn",
    "למההםפשוטלאמדבריםעברית.il, xn--4dbcagdahymbxekheh6e0a7fei0b.il",
    "почемужеонинеговорятпорусски.ru, xn--b1abfaaepdrnnbgefbadotcwatmq2g4l.ru",
    "TạisaoHọkhôngthểchỉnóitiếngViệt.vn, xn--tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g.vn"
  })
  @Rule("MAIL-1")
  void haveAnAsciiDomain(String domain, String ascii) {
    assertThat(new EmailAddress("Ada@" + domain).value()).isEqualTo("ada@" + ascii);
    assertThat(new EmailAddress("ada@" + ascii).value()).isEqualTo("ada@" + ascii);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a..de",
        ".de",
        "ü-.de",
        "-ü.de",
        "ab--ü.de",
        "\u0301a.de",
        "⒈com.de",
        "℀.de",
        "a\u200Db.de",
        "a\u200Cb.de",
        "ا\u200Cب.com",
        "\u200Cنامه.com",
        "a\u202Eü.de",
        "ü\u2028.de",
        "ü\uE000.de",
        "ü\uFFFD.de",
        "ü b.de",
        "ü_b.de",
        "1ב.com",
        "בa.com",
        "ב1٣.com",
        "אב-.com",
        "\uD800ü.de",
        "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü.de"
      })
  @Rule("MAIL-1")
  void haveADomainThatCanBe(String domain) {
    assertThatExceptionOfType(InvalidValue.class)
        .isThrownBy(() -> new EmailAddress("ada@" + domain));
  }
}
