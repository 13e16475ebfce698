package io.i9chat.domain.mail;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The HTML of a mail: words on the reader's own background, light or dark, without images and
 * without anything that is loaded from elsewhere. All text in it is escaped.
 */
final class HtmlDocument {
  /**
   * Programs that know no style sheets show plain black on white; those that know none of dark
   * colours turn the light ones themselves.
   */
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <style>
      :root { color-scheme: light dark; }
      body { margin: 0; padding: 24px; background: #ffffff; color: #1c1c1e;
        font: 16px/1.5 system-ui, sans-serif; }
      main { max-width: 560px; margin: 0 auto; }
      .code { font: 600 28px/1.4 ui-monospace, monospace; letter-spacing: 4px;
        padding: 12px 16px; border-radius: 8px; background: #f2f2f7; color: #1c1c1e; }
      .from { border-top: 1px solid #d1d1d6; padding-top: 12px; font-size: 14px; color: #636366; }
      a { color: #0059b3; }
      @media (prefers-color-scheme: dark) {
        body { background: #1c1c1e; color: #f2f2f7; }
        .code { background: #2c2c2e; color: #f2f2f7; }
        .from { border-color: #48484a; color: #aeaeb2; }
        a { color: #6cb6ff; }
      }
      </style>
      """;

  private final StringBuilder html = new StringBuilder(HEAD);

  /** A document with a title and nothing else. */
  HtmlDocument(String title) {
    html.append("<title>").append(escaped(title)).append("</title>\n");
    html.append("</head>\n<body>\n<main>\n");
  }

  void paragraph(String text) {
    html.append("<p>").append(escaped(text)).append("</p>\n");
  }

  void code(String code) {
    html.append("<p class=\"code\">").append(escaped(code)).append("</p>\n");
  }

  /** The whole document, with whom it is from below its words. */
  String signed(String product, @Nullable URI address) {
    html.append("<p class=\"from\">").append(escaped(product));
    if (address != null) {
      String shown = escaped(address.toString());
      html.append("<br><a href=\"").append(shown).append("\">").append(shown).append("</a>");
    }
    return html.append("</p>\n</main>\n</body>\n</html>\n").toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
