package io.i9chat.tck.broken.ops;

import io.i9chat.ports.ops.SealedKeys;
import io.i9chat.tck.broken.fake.Cases;
import io.i9chat.tck.broken.fake.Fake;
import io.i9chat.tck.broken.fake.OverPeople.OverKeys;
import io.i9chat.tck.broken.fake.Overlap;
import io.i9chat.tck.memory.InMemoryPorts;
import java.util.List;
import java.util.function.Function;

/** Sealed keys that break a rule each. */
public final class KeyFakes {
  private KeyFakes() {}

  public static List<Fake> all() {
    return List.of(
        key("KEYS-1", "the last offered is given", LastOffered::new),
        key("KEYS-1", "offers that meet are each taken", Meeting::new),
        key("KEYS-2", "whatever is held is replaced", Careless::new),
        new Fake(
            "KEYS-3",
            "keys come with the process",
            Cases.ForgetfulKeysCase.class,
            InMemoryPorts::freshStore));
  }

  private static Fake key(String rule, String how, Function<SealedKeys, SealedKeys> breaking) {
    return Fake.ofPort(
        rule, how, Cases.KeysCase.class, SealedKeys.class, good -> breaking.apply(good.keys()));
  }

  private static final class LastOffered extends OverKeys {
    LastOffered(SealedKeys real) {
      super(real);
    }

    @Override
    public byte[] obtain(String name, byte[] offered) {
      real.replace(name, real.obtain(name, offered), offered);
      return offered;
    }
  }

  private static final class Meeting extends OverKeys {
    private final Overlap overlap = new Overlap();

    Meeting(SealedKeys real) {
      super(real);
    }

    @Override
    public byte[] obtain(String name, byte[] offered) {
      return overlap.call(
          () -> real.obtain(name, offered),
          () -> {
            real.obtain(name, offered);
            return offered;
          });
    }
  }

  private static final class Careless extends OverKeys {
    Careless(SealedKeys real) {
      super(real);
    }

    @Override
    public boolean replace(String name, byte[] held, byte[] next) {
      return real.replace(name, real.obtain(name, held), next);
    }
  }
}
