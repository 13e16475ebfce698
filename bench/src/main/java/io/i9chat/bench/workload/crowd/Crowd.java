package io.i9chat.bench.workload.crowd;

import io.i9chat.bench.protocol.ServerFrame;
import io.i9chat.bench.server.Account;
import io.i9chat.bench.server.Api;
import io.i9chat.bench.server.TargetServer;
import io.i9chat.bench.wire.Wire;
import io.i9chat.bench.wire.WireConnection;
import io.i9chat.bench.workload.Arrivals;
import io.i9chat.bench.workload.Faults;
import io.i9chat.bench.workload.Meter;
import io.i9chat.bench.workload.Person;
import io.i9chat.bench.workload.Polling;
import io.i9chat.bench.workload.RunName;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Many people on a connection each, in groups of a hundred, and one who writes to all the groups:
 * so each of them has something to hear and something to miss.
 */
public final class Crowd {
  private static final int GROUP = 100;

  private static final Duration HEARD_WITHIN = Duration.ofSeconds(60);

  private final Wire wire;
  private final TargetServer target;
  private final Faults faults;
  private final CrowdTalk talk;
  private final CrowdWriter writer;
  private final List<CrowdMember> members = new ArrayList<>();

  /** A crowd of no people, whose writer is the first of the accounts. */
  public Crowd(Wire wire, TargetServer target, Faults faults) {
    this.wire = wire;
    this.target = target;
    this.faults = faults;
    this.talk = new CrowdTalk(target.accounts().get(0), faults);
    this.writer = talk.writer();
  }

  /**
   * Makes the groups and connects the writer.
   *
   * @param first which account is the first of the crowd; the first of all is the writer's
   * @param count how many people
   */
  public static Crowd gather(
      Wire wire, TargetServer target, Faults faults, Api api, int first, int count)
      throws IOException, InterruptedException {
    Crowd crowd = new Crowd(wire, target, faults);
    String run = RunName.fresh();
    for (int from = 0; from < count; from += GROUP) {
      List<Account> accounts =
          target.accounts().subList(first + from, first + Math.min(count, from + GROUP));
      Api.Chat chat =
          api.createGroup(
              crowd.writer.account(),
              run + "-" + from,
              accounts.stream().map(Account::username).toList());
      CrowdGroup group = new CrowdGroup(chat.id(), chat.head());
      accounts.forEach(account -> crowd.join(account, group));
    }
    crowd.arrivals().bring(List.of(crowd.writer), Duration.ZERO, Person::isGreeted, faults);
    Polling.calmDown(wire, faults);
    return crowd;
  }

  /** What brings people onto the wire. */
  public Arrivals arrivals() throws IOException {
    return new Arrivals(wire, target.webSockets(), Arrivals.AT_ONCE);
  }

  /** All people but the writer, connected or not. */
  public List<CrowdMember> members() {
    return members;
  }

  /** Takes a person into the crowd, who is not connected. */
  public CrowdMember join(Account account, CrowdGroup group) {
    CrowdMember member = new CrowdMember(account, group, talk);
    members.add(member);
    return member;
  }

  /** What frames are read into by all on the wire. */
  public ServerFrame frame() {
    return talk.frame();
  }

  /** What is told of what was not right. */
  public Faults faults() {
    return faults;
  }

  Meter meter() {
    return talk.meter();
  }

  /** A new meter that is on. */
  public Meter measure() {
    return talk.measure();
  }

  /** Connects these people for the first time. */
  public void connect(List<CrowdMember> people) throws IOException {
    people.forEach(member -> member.startAt(member.group().head()));
    arrivals().bring(people, Duration.ZERO, CrowdMember::isThere, faults);
  }

  /** Cuts the connections of these people, without a word. */
  public void drop(List<CrowdMember> people) throws IOException {
    for (CrowdMember member : people) {
      WireConnection connection = member.leave();
      if (connection != null) {
        wire.drop(connection);
      }
      member.dropped(System.nanoTime());
    }
    // A socket of a selector is let go when it is next polled.
    wire.poll(1);
  }

  /** Writes messages to every group of these people and waits for the results. */
  public void write(List<CrowdMember> people, int messages) throws IOException {
    Set<CrowdGroup> groups = new LinkedHashSet<>();
    people.forEach(member -> groups.add(member.group()));
    for (int i = 0; i < messages; i++) {
      groups.forEach(writer::write);
    }
    if (!Polling.until(wire, HEARD_WITHIN, () -> writer.isDone() || faults.areTooMany())) {
      faults.addFatal("messages had no result for a minute");
    }
  }

  /** Writes one message to every group of these people, who are connected, and all must hear it. */
  public void announce(List<CrowdMember> people) throws IOException {
    write(people, 1);
    Polling.until(wire, HEARD_WITHIN, () -> faults.areTooMany() || haveAll(people));
    for (CrowdMember member : people) {
      if (!member.hasAll()) {
        faults.add(member.account() + " did not hear what was written");
      }
    }
  }

  private static boolean haveAll(List<CrowdMember> people) {
    for (CrowdMember member : people) {
      if (!member.hasAll()) {
        return false;
      }
    }
    return true;
  }

  /** Lets time pass. */
  public void pass(Duration time) throws IOException {
    Polling.forTime(wire, time, faults);
  }
}
