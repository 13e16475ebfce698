package io.i9chat.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:8000",
        "http://127.0.0.1:8000/",
        "http://127.255.3.4:1",
        "http://[::1]:65535"
      })
  void takesLoopback(String url) throws UnknownHostException {
    assertThat(Address.parse(url).webSocket().address().getAddress().isLoopbackAddress()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://example.org:8000",
        "http://10.0.0.1:8000",
        "http://0.0.0.0:8000",
        "http://127.0.0.256:8000",
        "http://127.0.0.1.example.org:8000",
        "http://localhost.example.org",
        "http://[::]:8000",
        "http://[2001:db8::1]:8000"
      })
  void refusesEveryOtherMachineAndSaysWhy(String url) {
    assertThatThrownBy(() -> Address.parse(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageFindingMatch("this machine only|must be http://HOST:PORT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://localhost:8000",
        "localhost:8000",
        "http://me@localhost:8000",
        "http://localhost:8000/api",
        "http://localhost:8000?x",
        "http://localhost:99999"
      })
  void refusesWhatIsNotThePlainAddressOfAServer(String url) {
    assertThatThrownBy(() -> Address.parse(url)).isInstanceOf(IllegalArgumentException.class);
  }
}
