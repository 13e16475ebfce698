package io.i9chat.ports.model.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DispositionTest {
  @ParameterizedTest
  @CsvSource({
    "a.txt, a.txt",
    "/etc/passwd, passwd",
    "..\\..\\x.exe, x.exe",
    "dir/, file",
    "..., file",
    ".bashrc, bashrc",
    "'  a b.txt. ', a b.txt",
    "a\"b<c>d|e?f*g:h, a_b_c_d_e_f_g_h",
    "'photo\u202Egpj.exe', photogpj.exe",
    "'a\u0000\u0085b\u2028', ab",
    "naïve ☕.txt, naïve ☕.txt"
  })
  void aNameIsCleaned(String name, String clean) {
    assertThat(Disposition.clean(name)).isEqualTo(clean);
  }

  @Test
  void aNameGoesInTwice() {
    assertThat(Disposition.of(true, "naïve 100%.txt"))
        .isEqualTo(
            "attachment; filename=\"na_ve 100_.txt\";"
                + " filename*=UTF-8''na%C3%AFve%20100%25.txt");
    assertThat(Disposition.of(false, "it's (1).png"))
        .isEqualTo("inline; filename=\"it's (1).png\"; filename*=UTF-8''it%27s%20%281%29.png");
    assertThat(Disposition.of(false, "")).isEqualTo("inline");
  }
}
