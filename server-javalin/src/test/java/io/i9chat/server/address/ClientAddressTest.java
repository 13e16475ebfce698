package io.i9chat.server.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** From which address a client comes, through proxies that are trusted and others. */
class ClientAddressTest {
  private final ClientAddress direct = new ClientAddress(List.of());
  private final ClientAddress proxied =
      new ClientAddress(List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("fd00::/8")));

  @Test
  void withoutProxiesNobodysWordIsTaken() {
    assertThat(direct.of("192.0.2.1", List.of("198.51.100.7"))).isEqualTo("192.0.2.1");
  }

  @Test
  void theRightmostHopThatIsNotTrustedCounts() {
    assertThat(proxied.of("10.0.0.1", List.of("203.0.113.9, 198.51.100.7, 10.2.3.4")))
        .isEqualTo("198.51.100.7");
    assertThat(proxied.of("10.0.0.1", List.of("203.0.113.9", "198.51.100.7")))
        .isEqualTo("198.51.100.7");
  }

  @Test
  void anUntrustedPeerCannotSpeakForOthers() {
    assertThat(proxied.of("192.0.2.1", List.of("198.51.100.7"))).isEqualTo("192.0.2.1");
  }

  @Test
  void thePortOfAHopDoesNotCount() {
    assertThat(proxied.of("10.0.0.1", List.of("198.51.100.7:4711, 10.2.3.4:80")))
        .isEqualTo("198.51.100.7");
    assertThat(proxied.of("10.0.0.1", List.of("[2001:db8:1:2::9]:4711")))
        .isEqualTo(proxied.of("10.0.0.1", List.of("2001:db8:1:2::9")));
  }

  @Test
  void nonsenseStopsTheWalk() {
    assertThat(proxied.of("10.0.0.1", List.of("198.51.100.7, unknown"))).isEqualTo("10.0.0.1");
  }

  @Test
  void ipv6CountsByItsSlash64() {
    assertThat(direct.of("2001:db8:1:2:3:4:5:6", List.of()))
        .isEqualTo(direct.of("2001:db8:1:2:ffff::1", List.of()))
        .isNotEqualTo(direct.of("2001:db8:1:3::1", List.of()));
    assertThat(direct.of("::ffff:192.0.2.1", List.of())).isEqualTo("192.0.2.1");
    assertThat(proxied.of("fd00::1", List.of("2001:db8:1:2::9")))
        .isEqualTo(direct.of("2001:db8:1:2::7", List.of()));
  }

  @Test
  void blocksAreHeldToTheBit() {
    Cidr block = Cidr.parse("10.1.128.0/17");
    assertThat(block.holds(Cidr.address("10.1.255.255").orElseThrow())).isTrue();
    assertThat(block.holds(Cidr.address("10.1.127.255").orElseThrow())).isFalse();
    assertThat(Cidr.parse("0.0.0.0/0").holds(Cidr.address("8.8.8.8").orElseThrow())).isTrue();
    assertThat(Cidr.parse("10.0.0.1").holds(Cidr.address("10.0.0.2").orElseThrow())).isFalse();
  }

  @Test
  void whatOnlyLooksLikeAnAddressIsNotLookedUpAsAName() {
    for (String text : new String[] {"256.1.1.1", "999.1.1.1", "1.2.3", "1.2.3.4.5", "01.2.3.4"}) {
      assertThat(Cidr.address(text)).as(text).isEmpty();
    }
    assertThat(Cidr.address("255.249.199.0")).isPresent();
  }

  @Test
  void whatIsNoBlockIsRefused() {
    for (String text : new String[] {"10.0.0.0/33", "10.0.0.0/-1", "localhost", "10.0.0.0/x", ""}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Cidr.parse(text));
    }
  }
}
