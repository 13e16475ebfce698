package io.i9chat.bench.workload.overload;

import io.i9chat.bench.report.Section;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.ServerProcess;
import io.i9chat.bench.server.TargetServer;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Workload;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Workload 7: what one person does must not hurt others. Prepared without rate limits, measured
 * with them: a large group syncs at once, then honest clients talk alone and beside attackers.
 *
 * @param progress told in a line what is being done
 */
record OverloadWorkload(OverloadPlan plan, Consumer<String> progress) implements Workload {
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final Duration ATTACK_FIRST = Duration.ofSeconds(3);
  private static final int SIGN_IN_BLOCK = 4;

  @Override
  public String name() {
    return "overload";
  }

  @Override
  public int accounts() {
    return plan.accounts();
  }

  @Override
  public Section run(TargetServer target, Faults faults) throws IOException, InterruptedException {
    target.requireAccounts(accounts());
    ServerProcess server = target.own();
    if (server == null) {
      throw new IllegalArgumentException("overload needs --server-jar: it restarts the server");
    }
    progress.accept("filling the chats, without rate limits");
    Scene scene = Scene.build(target.address(), plan, target.accounts());
    List<SignIns> signIns = signUp(server);
    server.restart(Map.of("I9CHAT_RATE_LIMITS", "on"));
    progress.accept(plan.members() + " members sync at once");
    SyncStorm storm = new SyncStorm(target.address(), scene.storm(), faults);
    storm.run(target.accounts().subList(0, plan.members()));
    requireAlive(server, "while the members synced");
    List<Account> talkers =
        target.accounts().subList(plan.members(), plan.members() + OverloadPlan.TALKERS);
    Latencies quiet;
    Latencies attacked;
    AttackTally tally;
    try (HonestRun honest =
        new HonestRun(target.address(), talkers, scene.talks(), signIns, faults)) {
      progress.accept("honest clients alone");
      honest.talk("w", WARM_UP);
      quiet = honest.talk("q", plan.measured());
      progress.accept("the same beside " + plan.attackers() + " attackers");
      try (AttackProcess attackers = attackers(target, scene)) {
        Thread.sleep(ATTACK_FIRST);
        attacked = honest.talk("a", plan.measured());
        tally = attackers.finish();
      }
    }
    requireAlive(server, "beside the attackers");
    return OverloadTable.section(plan, storm, quiet, attacked, tally, server.usage().sample());
  }

  private static void requireAlive(ServerProcess server, String when) throws IOException {
    if (!server.isAlive()) {
      throw new IOException("the server ended " + when + server.logTail());
    }
  }

  private List<SignIns> signUp(ServerProcess server) throws IOException, InterruptedException {
    List<SignIns> all = new ArrayList<>();
    for (int i = 0; i < OverloadPlan.SIGNERS; i++) {
      HttpClient client = Loopback.client(SIGN_IN_BLOCK, i);
      SignIns one = new SignIns(server.address(), client, i);
      one.signUp(server.data().resolve("outbox"));
      all.add(one);
    }
    return all;
  }

  private AttackProcess attackers(TargetServer target, Scene scene) throws IOException {
    List<Account> attackers = new ArrayList<>();
    for (int i = 0; i < plan.attackers(); i++) {
      attackers.add(Scene.attacker(target.accounts(), plan, i));
    }
    Duration time = ATTACK_FIRST.plus(plan.measured());
    return AttackProcess.start(target.address(), attackers, scene.targets(), time);
  }
}
