package io.i9chat.tck.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.ops.SealedKeys;
import io.i9chat.tck.Fresh;
import io.i9chat.tck.Race;
import io.i9chat.tck.Rule;
import io.i9chat.tck.StoreUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The contract of {@link SealedKeys}. */
public interface SealedKeysContract extends StoreUnderTest {
  private SealedKeys keys() {
    return ports().keys();
  }

  @Test
  @Rule("KEYS-1")
  default void everybodyAfterTheFirstIsGivenTheKeyOfTheFirst() {
    String name = Fresh.hex();
    byte[] first = Fresh.bytes(80);

    assertThat(keys().obtain(name, first)).isEqualTo(first);
    assertThat(keys().obtain(name, Fresh.bytes(80))).isEqualTo(first);
    byte[] other = Fresh.bytes(1);
    assertThat(keys().obtain(Fresh.hex(), other)).as("another name").isEqualTo(other);
    assertThat(keys().obtain(name, other)).isEqualTo(first);
  }

  @Test
  @Rule("KEYS-1")
  default void ofManyWhoOfferAtOnceAllAreGivenOneKey() {
    String name = Fresh.hex();
    List<byte[]> offered = List.of(Fresh.bytes(8), Fresh.bytes(8), Fresh.bytes(8), Fresh.bytes(8));
    List<byte[]> given =
        Race.of(
            4,
            i -> {
              Race.breathe();
              return keys().obtain(name, offered.get(i));
            });

    assertThat(given).allSatisfy(key -> assertThat(key).isEqualTo(given.getFirst()));
    assertThat(offered).anySatisfy(key -> assertThat(key).isEqualTo(given.getFirst()));
  }

  @Test
  @Rule("KEYS-2")
  default void aKeyIsReplacedOnlyWhileItIsStillTheOneHeld() {
    String name = Fresh.hex();
    byte[] first = Fresh.bytes(80);
    byte[] second = Fresh.bytes(81);

    assertThat(keys().replace(name, first, second)).as("of no key").isFalse();
    assertThat(keys().obtain(name, first)).isEqualTo(first);
    assertThat(keys().replace(name, second, Fresh.bytes(9))).isFalse();
    assertThat(keys().obtain(name, second)).isEqualTo(first);
    assertThat(keys().replace(name, first, second)).isTrue();
    assertThat(keys().replace(name, first, Fresh.bytes(9))).isFalse();
    assertThat(keys().obtain(name, first)).isEqualTo(second);
  }

  @Test
  @Rule("KEYS-2")
  default void ofManyWhoReplaceAtOnceOneHasReplaced() {
    String name = Fresh.hex();
    byte[] first = keys().obtain(name, Fresh.bytes(8));
    List<byte[]> next = List.of(Fresh.bytes(8), Fresh.bytes(8), Fresh.bytes(8), Fresh.bytes(8));
    List<Boolean> replaced = Race.of(4, i -> keys().replace(name, first, next.get(i)));

    assertThat(replaced).containsOnlyOnce(true);
    assertThat(keys().obtain(name, first)).isEqualTo(next.get(replaced.indexOf(true)));
  }

  @Test
  @Rule("KEYS-3")
  default void aKeyThatWasAnsweredIsThereAfterARestart() {
    String kept = Fresh.hex();
    String replaced = Fresh.hex();
    byte[] first = keys().obtain(kept, Fresh.bytes(8));
    byte[] second = Fresh.bytes(8);
    assertThat(keys().replace(replaced, keys().obtain(replaced, Fresh.bytes(8)), second)).isTrue();

    SealedKeys later = restarted().keys();
    assertThat(later.obtain(kept, Fresh.bytes(8))).isEqualTo(first);
    assertThat(later.obtain(replaced, Fresh.bytes(8))).isEqualTo(second);
  }
}
