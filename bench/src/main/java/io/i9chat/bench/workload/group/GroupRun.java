package io.i9chat.bench.workload.group;

import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Api;
import io.i9chat.bench.server.TargetServer;
import io.i9chat.bench.wire.Wire;
import io.i9chat.bench.workload.Arrivals;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Meter;
import io.i9chat.bench.workload.Person;
import io.i9chat.bench.workload.Polling;
import io.i9chat.bench.workload.RunName;
import io.i9chat.bench.workload.UsageSpan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One size of the workload "group", all on the calling thread. */
final class GroupRun {
  private static final Duration DRAINED_WITHIN = Duration.ofSeconds(60);
  private static final long SILENCE_NANOS = Duration.ofSeconds(20).toNanos();

  private final GroupPlan plan;
  private final TargetServer target;
  private final Faults faults;
  private final Wire wire;
  private final GroupTalk talk;
  private final List<GroupMember> members;

  private GroupRun(
      GroupPlan plan,
      TargetServer target,
      Faults faults,
      Wire wire,
      GroupTalk talk,
      List<GroupMember> members) {
    this.plan = plan;
    this.target = target;
    this.faults = faults;
    this.wire = wire;
    this.talk = talk;
    this.members = members;
  }

  /** Makes the group, measures, and compares with the log. */
  static GroupRow measure(GroupPlan plan, TargetServer target, Faults faults, int size, Api api)
      throws IOException, InterruptedException {
    String run = RunName.fresh();
    List<Account> accounts = target.accounts().subList(0, size);
    List<String> others = accounts.subList(1, size).stream().map(Account::username).toList();
    Api.Chat group = api.createGroup(accounts.get(0), run, others);
    GroupTalk talk = new GroupTalk(group.id(), group.head(), size, target.addresses().size(), run);
    ServerFrame frame = new ServerFrame();
    List<GroupMember> members = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      GroupMember member = new GroupMember(accounts.get(i), i, talk, frame, faults);
      talk.join(member);
      members.add(member);
    }
    GroupRow row;
    try (Wire wire = Wire.open()) {
      row = new GroupRun(plan, target, faults, wire, talk, members).measure(size);
    }
    if (!faults.areTooMany()) {
      new GroupLogCheck(api, faults).check(talk, accounts.get(size - 1));
    }
    return row;
  }

  private GroupRow measure(int size) throws IOException {
    new Arrivals(wire, target.webSockets(), Arrivals.AT_ONCE)
        .bring(members, Duration.ZERO, Person::isGreeted, faults);
    Polling.calmDown(wire, faults);
    Meter meter = talk.begin();
    for (int i = 0; i < plan.senders() * plan.inFlight(); i++) {
      members.get(i % plan.senders()).sendNext();
    }
    BooleanSupplier over = () -> isOver(meter);
    Polling.until(wire, plan.warmUp(), over);
    UsageSpan usage = UsageSpan.begin(target.process());
    meter.start(System.nanoTime());
    Polling.until(wire, plan.measured(), over);
    meter.stop(System.nanoTime());
    usage.end();
    talk.end();
    drain();
    return new GroupRow(size, meter, usage);
  }

  private boolean isOver(Meter meter) {
    if (System.nanoTime() - meter.lastAt() > SILENCE_NANOS) {
      faults.addFatal("nothing came for 20 s with messages in flight");
    }
    return faults.areTooMany();
  }

  private void drain() throws IOException {
    Polling.until(
        wire, DRAINED_WITHIN, () -> faults.areTooMany() || talk.book().outstanding() == 0);
    if (faults.areTooMany()) {
      return;
    }
    if (talk.book().outstanding() > 0) {
      faults.add(talk.book().outstanding() + " messages did not reach all members");
    }
    for (GroupMember member : members) {
      if (member.lastSeq() != talk.book().lastSeq()) {
        faults.add(
            "%s has the group up to %d, not %d"
                .formatted(member.account(), member.lastSeq(), talk.book().lastSeq()));
      }
    }
  }
}
