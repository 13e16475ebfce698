package io.i9chat.server.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How the memory of calls in progress is bounded and shared. */
class ByteBudgetTest {
  private static final String HERE = "192.0.2.1";
  private static final long MIB = 1024 * 1024;

  private final ByteBudget budget = new ByteBudget(16 * MIB, true);

  private Holder account(String name, String address) {
    return budget.request(name, address);
  }

  /** Begins to take on a thread of its own. */
  private static FutureTask<Boolean> taking(Holder holder, long bytes, Demand demand) {
    FutureTask<Boolean> task = new FutureTask<>(() -> holder.take(bytes, demand));
    Thread.ofVirtual().start(task);
    return task;
  }

  private static boolean got(FutureTask<Boolean> task) {
    try {
      return task.get(15, TimeUnit.SECONDS);
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void anAccountHasASixteenthAndTwoMebibytesAtLeast() {
    assertThat(budget.accountBytes()).isEqualTo(2 * MIB);
    assertThat(new ByteBudget(512 * MIB, true).accountBytes()).isEqualTo(32 * MIB);
    Holder phone = account("ada", HERE);
    Holder laptop = account("ada", "192.0.2.2");
    assertThat(phone.tryTake(MIB, Demand.PAGE)).isTrue();
    assertThat(laptop.tryTake(MIB, Demand.PAGE)).isTrue();

    assertThat(laptop.tryTake(1, Demand.CALL)).isFalse();
    assertThat(account("bob", HERE).tryTake(1, Demand.CALL)).isTrue();
    phone.giveBack(MIB, Demand.PAGE);
    assertThat(laptop.tryTake(1, Demand.CALL)).isTrue();
  }

  @Test
  void anAddressHasAQuarterUnlessAddressesAreNotLimited() {
    assertThat(account("a", HERE).tryTake(2 * MIB, Demand.CALL)).isTrue();
    assertThat(account("b", HERE).tryTake(2 * MIB, Demand.CALL)).isTrue();
    assertThat(account("c", HERE).tryTake(1, Demand.CALL)).isFalse();
    assertThat(account("c", "192.0.2.2").tryTake(2 * MIB, Demand.CALL)).isTrue();
    assertThat(new ByteBudget(16 * MIB, false).addressBytes()).isEqualTo(16 * MIB);
  }

  @Test
  void callersWithoutAnAccountShareHalfOfTheirAddress() {
    Holder one = budget.request(null, HERE);
    assertThat(one.tryTake(2 * MIB, Demand.CALL)).isTrue();
    assertThat(budget.request(null, HERE).tryTake(1, Demand.CALL)).isFalse();
    assertThat(account("ada", HERE).tryTake(2 * MIB, Demand.CALL)).isTrue();
    assertThat(budget.request(null, "192.0.2.2").tryTake(1, Demand.CALL)).isTrue();
  }

  @Test
  void pagesLeaveAQuarterToSmallCalls() {
    for (int i = 0; i < 6; i++) {
      assertThat(account("a" + i, "192.0.2." + i).tryTake(2 * MIB, Demand.PAGE)).isTrue();
    }

    assertThat(account("b", "192.0.2.9").tryTake(1, Demand.PAGE)).isFalse();
    assertThat(account("b", "192.0.2.9").tryTake(2 * MIB, Demand.CALL)).isTrue();
    assertThat(account("c", "192.0.2.9").tryTake(2 * MIB, Demand.CALL)).isTrue();
    assertThat(budget.used()).isEqualTo(budget.bytes());
  }

  @Test
  void whatIsGivenBackServesWhoWaits() {
    Holder ada = account("ada", HERE);
    ada.tryTake(2 * MIB, Demand.PAGE);
    FutureTask<Boolean> waiting = taking(ada, MIB, Demand.PAGE);
    Await.until("it waits", () -> budget.waiting() == 1);

    ada.giveBack(2 * MIB, Demand.PAGE);

    assertThat(got(waiting)).isTrue();
    assertThat(budget.used()).isEqualTo(MIB);
    assertThat(budget.waiting()).isZero();
  }

  @Test
  void waitingForOnesOwnShareEndsAndTakesNothing() {
    Holder ada = account("ada", HERE);
    ada.tryTake(2 * MIB, Demand.PAGE);

    assertThat(got(taking(ada, 1, Demand.CALL))).isFalse();
    assertThat(ada.isWanted(System.nanoTime())).isTrue();
    assertThat(account("bob", HERE).isWanted(System.nanoTime())).isFalse();
    assertThat(budget.used()).isEqualTo(2 * MIB);
    assertThat(budget.waiting()).isZero();
  }

  @Test
  void accountsAreServedInTurn() {
    ByteBudget open = new ByteBudget(16 * MIB, false);
    List<Holder> full = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Holder holder = open.request("full" + i, HERE);
      assertThat(holder.tryTake(2 * MIB, Demand.PAGE)).isTrue();
      full.add(holder);
    }
    Queue<String> served = new ConcurrentLinkedQueue<>();
    List<FutureTask<Boolean>> waiting = new ArrayList<>();
    for (String name : List.of("greedy", "greedy", "greedy", "modest")) {
      Holder holder = open.request(name, HERE);
      int before = open.waiting();
      FutureTask<Boolean> task =
          new FutureTask<>(() -> {
            boolean taken = holder.take(MIB, Demand.PAGE);
            served.add(name);
            return taken;
          });
      Thread.ofVirtual().start(task);
      waiting.add(task);
      Await.until("it waits", () -> open.waiting() == before + 1);
    }

    full.get(0).giveBack(MIB, Demand.PAGE);
    Await.until("one is served", () -> served.size() == 1);
    full.get(0).giveBack(MIB, Demand.PAGE);
    Await.until("another is served", () -> served.size() == 2);

    assertThat(served).containsExactly("greedy", "modest");
    full.get(1).giveBack(2 * MIB, Demand.PAGE);
    waiting.forEach(task -> got(task));
  }

  @Test
  void aConnectionThatIsFullDoesNotHoldUpTheOthersOfItsAccount() {
    Holder stalled = budget.connection("ada", HERE);
    stalled.add(MIB, Demand.PAGE);
    FutureTask<Boolean> waiting = taking(stalled, ByteBudget.PAGE_BYTES, Demand.PAGE);
    Await.until("it waits", () -> budget.waiting() == 1);

    assertThat(budget.connection("ada", HERE).take(ByteBudget.PAGE_BYTES, Demand.PAGE)).isTrue();

    assertThat(waiting.isDone()).isFalse();
    stalled.giveBack(MIB, Demand.PAGE);
    assertThat(got(waiting)).isTrue();
  }

  @Test
  void aLeaseGivesAllBack() {
    try (Lease lease = new Lease(account("ada", HERE))) {
      assertThat(lease.take(4096, Demand.CALL)).isTrue();
      assertThat(lease.take(ByteBudget.PAGE_BYTES, Demand.PAGE)).isTrue();
      lease.answer(1000);
      assertThat(budget.used()).isEqualTo(1000);
      lease.answer(2 * MIB);
      assertThat(budget.used()).isEqualTo(2 * MIB);
    }
    assertThat(budget.used()).isZero();
  }
}
