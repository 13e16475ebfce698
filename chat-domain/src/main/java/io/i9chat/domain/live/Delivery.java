package io.i9chat.domain.live;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way to all its listeners. What one of them makes of it, such as its bytes on the
 * wire, the others can share.
 */
public final class Delivery {
  private final LiveEvent event;
  private @Nullable Object rendering;

  /** A delivery of {@code event}. */
  public Delivery(LiveEvent event) {
    this.event = event;
  }

  /** The event. */
  public LiveEvent event() {
    return event;
  }

  /**
   * The event as {@code renderer} renders it, made by the first listener that asks. All listeners
   * of one front are to use the same renderer.
   */
  @SuppressWarnings("unchecked") // only a renderer's own result is ever kept
  public synchronized <T> T rendered(Function<LiveEvent, T> renderer) {
    Object made = rendering;
    if (made == null) {
      made = renderer.apply(event);
      rendering = made;
    }
    return (T) made;
  }
}
