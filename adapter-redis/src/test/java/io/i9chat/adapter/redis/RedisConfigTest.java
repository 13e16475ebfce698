package io.i9chat.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.i9chat.adapter.redis.client.ClientSettings;
import io.i9chat.adapter.redis.client.ClientSettings.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redis.clients.jedis.HostAndPort;

/** URLs of Redis, and what does not fit together. */
class RedisConfigTest {
  @Test
  void aUrlSaysAll() {
    ClientSettings all = RedisConfig.of("rediss://i9:a%40b+c:d@redis.example.org:7000/3").client();
    assertThat(all.kind()).isEqualTo(Kind.STANDALONE);
    assertThat(all.addresses()).containsExactly(new HostAndPort("redis.example.org", 7000));
    assertThat(all.tls()).isTrue();
    assertThat(all.user()).isEqualTo("i9");
    assertThat(all.password()).isEqualTo("a@b+c:d");
    assertThat(all.database()).isEqualTo(3);
  }

  @Test
  void aUrlSaysLittle() {
    ClientSettings few = RedisConfig.of("redis://localhost").client();
    assertThat(few.addresses()).containsExactly(new HostAndPort("localhost", 6379));
    assertThat(few.tls()).isFalse();
    assertThat(few.user()).isNull();
    assertThat(few.password()).isNull();
    assertThat(RedisConfig.of("redis://:secret@localhost").client().user()).isNull();
    assertThat(RedisConfig.of("redis://[::1]:7000").client().addresses())
        .containsExactly(new HostAndPort("[::1]", 7000));
  }

  @Test
  void severalHostsAreAClusterOrSentinels() {
    RedisConfig several = RedisConfig.of("redis://a:1,b");
    assertThat(several.client().kind()).isEqualTo(Kind.CLUSTER);
    assertThat(several.client().addresses())
        .containsExactly(new HostAndPort("a", 1), new HostAndPort("b", 6379));
    ClientSettings watched = several.watched("main").client();
    assertThat(watched.kind()).isEqualTo(Kind.SENTINEL);
    assertThat(watched.master()).isEqualTo("main");
    assertThat(watched.addresses())
        .containsExactly(new HostAndPort("a", 1), new HostAndPort("b", 26379));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6379",
        "http://localhost",
        "redis://",
        "redis://u:secret@",
        "redis://u:secret@host:port",
        "redis://u:secret@host/first",
        "redis://u:secret@a,b/1",
        "redis://u:secret@a,,b"
      })
  void aUrlThatIsNoneIsNamedWithoutItsPassword(String url) {
    assertThatThrownBy(() -> RedisConfig.of(url).client())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }

  @Test
  void timesHaveToFitTogether() {
    RedisConfig config = RedisConfig.of("redis://localhost");
    Duration second = Duration.ofSeconds(1);
    assertThatThrownBy(() -> config.beating(second, second.multipliedBy(2), second, second))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> config.keeping(Duration.ofSeconds(10)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> config.keeping(Duration.ofMinutes(2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void printingShowsNoPassword() {
    RedisConfig config = RedisConfig.of("redis://user:secret@localhost");
    assertThat(config.toString()).doesNotContain("secret").contains("localhost");
    assertThat(config.client().toString()).doesNotContain("secret").contains("localhost");
  }
}
