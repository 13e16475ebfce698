package io.i9chat.domain.common;

import io.i9chat.ports.PortFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Keeps a set elsewhere equal to what is wanted here. What has changed is looked at in batches, one
 * after the other, each by what is wanted then: so the last word is the right one, in whatever
 * order changes come, and no lock is held while the set is written.
 *
 * @param <T> what is in the set
 */
public final class Reconciler<T> {
  /** So many are written at once at most. */
  private static final int AT_ONCE = 1_000;

  private static final Duration AGAIN = Duration.ofSeconds(1);

  private final Predicate<T> wanted;
  private final Consumer<Collection<T>> add;
  private final Consumer<Collection<T>> remove;
  private final Timer timer;
  private final Set<T> there = new HashSet<>();
  private final CoalescingExecutor<Change<T>> changes = new CoalescingExecutor<>(this::settle);

  /** Some of it to be looked at; each is one of its own. */
  private static final class Change<T> {
    final List<T> items;

    /** Whether those that are wanted are to be added although they should be there. */
    final boolean anew;

    final CompletableFuture<Void> settled = new CompletableFuture<>();

    Change(Collection<T> items, boolean anew) {
      this.items = List.copyOf(items);
      this.anew = anew;
    }
  }

  /**
   * A set that is empty.
   *
   * @param wanted asked in each batch
   * @param add puts some in; what fails with {@link PortFailure} is tried again
   * @param remove takes some out, in the same way
   */
  public Reconciler(
      Predicate<T> wanted,
      Consumer<Collection<T>> add,
      Consumer<Collection<T>> remove,
      Timer timer) {
    this.wanted = wanted;
    this.add = add;
    this.remove = remove;
    this.timer = timer;
  }

  /** What is wanted of these may have changed; done when the set is as it was wanted, or failed. */
  public CompletableFuture<Void> changed(Collection<T> items) {
    return look(new Change<>(items, false));
  }

  /** The set may have lost these. */
  public CompletableFuture<Void> lost(Collection<T> items) {
    return look(new Change<>(items, true));
  }

  private CompletableFuture<Void> look(Change<T> change) {
    changes.add(change);
    return change.settled;
  }

  private void settle(List<Change<T>> batch) {
    try {
      Set<T> looked = new LinkedHashSet<>();
      Set<T> anew = new HashSet<>();
      for (Change<T> change : batch) {
        looked.addAll(change.items);
        if (change.anew) {
          anew.addAll(change.items);
        }
      }
      List<T> adding = new ArrayList<>();
      List<T> removing = new ArrayList<>();
      for (T item : looked) {
        boolean in = there.contains(item);
        if (!wanted.test(item)) {
          if (in) {
            removing.add(item);
          }
        } else if (!in || anew.contains(item)) {
          adding.add(item);
        }
      }
      inParts(adding, part -> write(add, part, true));
      inParts(removing, part -> write(remove, part, false));
    } finally {
      batch.forEach(change -> change.settled.complete(null));
    }
  }

  private void inParts(List<T> items, Consumer<List<T>> each) {
    for (int from = 0; from < items.size(); from += AT_ONCE) {
      each.accept(items.subList(from, Math.min(items.size(), from + AT_ONCE)));
    }
  }

  private void write(Consumer<Collection<T>> writer, List<T> part, boolean in) {
    try {
      writer.accept(part);
      if (in) {
        there.addAll(part);
      } else {
        part.forEach(there::remove);
      }
    } catch (PortFailure unreachable) {
      List<T> again = List.copyOf(part);
      timer.after(
          AGAIN,
          () -> {
            var unused = changed(again);
          });
    }
  }
}
