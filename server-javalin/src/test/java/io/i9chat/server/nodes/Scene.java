package io.i9chat.server.nodes;

import io.i9chat.server.TestServer;
import io.i9chat.server.crash.ServerProcess;
import io.i9chat.tck.Await;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Three nodes, a crowd whose clients connect to any of them, and people who are settled at one. */
final class Scene implements AutoCloseable {
  static final int NODES = 3;

  private static final int CROWD = 12;

  /** So many people are settled at each node. */
  private static final int SETTLED = 2;

  private static final long SEED = 20261130;

  private final Nodes nodes;
  private final List<Member> settled = new ArrayList<>();
  private final Crowd crowd;

  /** Starts all on an empty store; {@code redis} is the URL of the Redis of all nodes. */
  Scene(Path folder, String redis) {
    TestServer.emptyStore();
    Map<String, String> people =
        ServerProcess.accounts(folder, Nodes.ONE_SECRET, CROWD + NODES * SETTLED);
    List<String> names = List.copyOf(people.keySet());
    nodes = new Nodes(folder, NODES, redis, new Random(SEED));
    try {
      for (int i = 0; i < NODES * SETTLED; i++) {
        int node = i % NODES;
        String name = names.get(CROWD + i);
        settled.add(new Member(name, people.getOrDefault(name, ""), () -> nodes.at(node)));
      }
      settled.forEach(member -> member.watches(names));
      settled.forEach(Member::start);
      Map<String, String> crowding = new LinkedHashMap<>(people);
      crowding.keySet().retainAll(names.subList(0, CROWD));
      crowd = new Crowd(crowding, nodes::any);
      awaitSettled();
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
  }

  Nodes nodes() {
    return nodes;
  }

  Crowd crowd() {
    return crowd;
  }

  /** Those who are settled at a node: their clients connect to no other. */
  List<Member> settled(int node) {
    List<Member> there = new ArrayList<>();
    for (int i = node; i < settled.size(); i += NODES) {
      there.add(settled.get(i));
    }
    return there;
  }

  /** Those who are settled at the other nodes. */
  List<Member> settledElsewhere(int number) {
    List<Member> there = settled(number);
    return settled.stream().filter(member -> !there.contains(member)).toList();
  }

  /** One who is settled at a node. */
  Member at(int node) {
    return settled(node).getFirst();
  }

  /** Returns when all who are settled are connected. */
  void awaitSettled() {
    Await.until("all are connected", () -> settled.stream().allMatch(Member::isConnected));
  }

  @Override
  public void close() {
    settled.forEach(Member::close);
    if (crowd != null) {
      crowd.close();
    }
    nodes.close();
  }
}
