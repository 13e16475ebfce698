package io.i9chat.server.operation;

import io.i9chat.domain.chat.PageLimit;
import io.i9chat.ports.model.Change;
import io.i9chat.ports.model.InvalidValue;
import io.i9chat.server.wire.BadInput;
import io.i9chat.server.wire.Patch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Making values of the domain from fields of inputs, naming the field that does not fit. */
public final class Fields {
  private Fields() {}

  /** The value that {@code making} makes of {@code field}. */
  public static <T> T check(String field, Supplier<T> making) {
    try {
      return making.get();
    } catch (InvalidValue invalid) {
      throw BadInput.field(field, invalid.reason());
    }
  }

  /** What a field of a merge patch asks for. */
  public static <T> Change<T> change(Patch<T> patch) {
    if (!patch.present()) {
      return Change.keep();
    }
    return patch.value() == null ? Change.clear() : Change.to(patch.value());
  }

  /** How much a page may hold. */
  public static PageLimit limit(@Nullable Integer limit) {
    return limit == null ? PageLimit.DEFAULT : check("limit", () -> new PageLimit(limit));
  }

  /** A seq, or {@code absent} if the field is not there. */
  public static long seq(String field, @Nullable Long seq, long absent) {
    if (seq == null) {
      return absent;
    }
    if (seq < 0) {
      throw BadInput.field(field, "must not be negative");
    }
    return seq;
  }
}
