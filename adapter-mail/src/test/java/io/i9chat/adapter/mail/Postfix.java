package io.i9chat.adapter.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.tck.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A real Postfix on loopback, with everything it keeps in one folder. It offers STARTTLS, has
 * mailboxes for ada, bob and chat at example.org, and puts mails to later off. Its master process
 * wants to be started by root.
 */
final class Postfix implements AutoCloseable {
  private final Path folder;
  private final int port = ThreadLocalRandom.current().nextInt(10_000, 30_000);

  private Postfix(Path folder) {
    this.folder = folder;
  }

  /** Starts one in an empty folder, with a certificate. */
  static Postfix start(Path folder, TestCertificate certificate) {
    Postfix postfix = new Postfix(folder);
    try {
      postfix.configure(certificate);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    postfix.open();
    return postfix;
  }

  private void configure(TestCertificate certificate) throws IOException {
    // Its own users are to reach their folders.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    UserPrincipal user =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix");
    for (String name : List.of("etc", "queue", "data", "mail")) {
      Files.createDirectory(folder.resolve(name));
    }
    Files.setOwner(folder.resolve("data"), user);
    Files.setOwner(folder.resolve("mail"), user);
    int uid = (int) Files.getAttribute(folder.resolve("data"), "unix:uid");
    Path key = Files.writeString(folder.resolve("key.pem"), certificate.keyPem());
    Files.writeString(folder.resolve("etc/main.cf"), main(uid, certificate.pem(), key));
    Files.writeString(folder.resolve("etc/master.cf"), master());
  }

  private String main(int uid, Path certificate, Path key) {
    return """
    compatibility_level = 3.6
    queue_directory = %1$s/queue
    data_directory = %1$s/data
    myhostname = localhost
    mydestination =
    mynetworks = 127.0.0.0/8
    inet_interfaces = loopback-only
    inet_protocols = ipv4
    alias_maps =
    alias_database =
    virtual_mailbox_domains = example.org
    virtual_mailbox_base = %1$s/mail
    virtual_mailbox_maps = inline:{ {ada@example.org=ada/} {bob@example.org=bob/}
      {chat@example.org=chat/} }
    virtual_minimum_uid = 1
    virtual_uid_maps = static:%2$d
    virtual_gid_maps = static:%2$d
    smtpd_recipient_restrictions = check_recipient_access
      inline:{ {later@example.org=450 4.2.0 later} }, reject_unlisted_recipient, permit_mynetworks,
      reject
    smtpd_tls_cert_file = %3$s
    smtpd_tls_key_file = %4$s
    smtpd_tls_security_level = encrypt
    maillog_file = %1$s/log
    maillog_file_prefixes = %1$s
    """
        .formatted(folder, uid, certificate, key);
  }

  private String master() {
    return """
    127.0.0.1:%d inet n - n - - smtpd
    cleanup unix n - n - 0 cleanup
    qmgr unix n - n 300 1 qmgr
    tlsmgr unix - - n 1000? 1 tlsmgr
    rewrite unix - - n - - trivial-rewrite
    bounce unix - - n - 0 bounce
    defer unix - - n - 0 bounce
    proxymap unix - - n - - proxymap
    anvil unix - - n - 1 anvil
    error unix - - n - - error
    retry unix - - n - - error
    virtual unix - n n - - virtual
    postlog unix-dgram n - n - 1 postlogd
    """
        .formatted(port);
  }

  /** Starts it again. */
  void open() {
    run("start");
    Await.until("it listens", this::listens);
  }

  private boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.getInputStream().read() > 0;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Stops it; what it has delivered stays. */
  void stop() {
    run("stop");
  }

  private void run(String command) {
    try {
      Process process =
          new ProcessBuilder("postfix", "-c", folder.resolve("etc").toString(), command)
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as("postfix %s: %s", command, said).isZero();
    } catch (IOException failed) {
      throw new UncheckedIOException("Postfix is not installed", failed);
    } catch (InterruptedException told) {
      throw new AssertionError(told);
    }
  }

  int port() {
    return port;
  }

  /** The mails in a mailbox. */
  List<Path> mails(String name) {
    Path mailbox = folder.resolve("mail").resolve(name).resolve("new");
    return Files.exists(mailbox) ? SmtpTests.files(mailbox) : List.of();
  }

  @Override
  public void close() {
    stop();
  }
}
