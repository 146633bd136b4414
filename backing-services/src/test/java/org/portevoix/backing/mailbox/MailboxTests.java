package org.portevoix.backing.mailbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.portevoix.backing.Ports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MailboxTests {

	private final HttpClient http = HttpClient.newHttpClient();

	private final int smtp = Ports.free();

	private final int web = Ports.free();

	private Mailbox mailbox;

	@BeforeEach
	void open() throws IOException {
		this.mailbox = new Mailbox(this.smtp, this.web);
	}

	@AfterEach
	void close() {
		this.mailbox.close();
		this.http.close();
	}

	@Test
	void showsAMailDecoded() throws Exception {
		send("zoe@example.org", "Confirmez, s’il vous plaît – 署名", "Lien : http://localhost:8080/fr/confirm?token=abc",
				"<p>Bonjour <b>Zoé</b></p>");
		JsonNode mail = messages("").get(0);
		assertThat(mail.get("subject").asString()).isEqualTo("Confirmez, s’il vous plaît – 署名");
		assertThat(mail.get("text").asString()).contains("/fr/confirm?token=abc");
		assertThat(mail.get("html").asString()).contains("<b>Zoé</b>");
		assertThat(mail.get("from").asString()).isEqualTo("campaign@example.org");
		assertThat(mail.get("to").get(0).asString()).isEqualTo("zoe@example.org");
		assertThat(mail.get("headers").get("X-Test").asString()).isEqualTo("yes");
		assertThat(mail.get("receivedAt").asString()).endsWith("Z");
	}

	@Test
	void decodesEveryHeaderHoweverItIsWritten() {
		Letter letter = Letter.of(new Mail(1, "a@example.org", List.of("b@example.org"), Instant.EPOCH, Packed.of("""
				From: "Élan – 署名" <a@example.org>
				Reply-To: =?UTF-8?Q?=C3=89lan_=E2=80=93_?= =?UTF-8?B?572y5ZCN?= <c@example.org>
				Subject: Déjà signé

				Text
				""".replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8), new byte[0])));
		assertThat(letter.headers()).containsEntry("From", "\"Élan – 署名\" <a@example.org>")
			.containsEntry("Reply-To", "Élan – 署名 <c@example.org>")
			.containsEntry("Subject", "Déjà signé");
		assertThat(letter.subject()).isEqualTo("Déjà signé");
	}

	@Test
	void findsByRecipientWhateverTheCaseNewestFirst() throws Exception {
		send("zoe@example.org", "one", "1", null);
		send("max@example.org", "two", "2", null);
		send("zoe@example.org", "three", "3", null);
		JsonNode found = messages("?to=ZOE%40Example.org");
		assertThat(found.valueStream().map((mail) -> mail.get("subject").asString())).containsExactly("three", "one");
	}

	@Test
	void forgetsOnDemand() throws Exception {
		send("zoe@example.org", "one", "1", null);
		assertThat(request("DELETE", "/api/messages", "").statusCode()).isEqualTo(204);
		assertThat(messages("").isEmpty()).isTrue();
	}

	@Test
	void refusesOnDemand() throws Exception {
		faults("{\"rejectWith\":550,\"to\":\"bad@example.org\"}");
		send("good@example.org", "one", "1", null);
		assertThatExceptionOfType(SendFailedException.class).isThrownBy(() -> send("bad@example.org", "two", "2", null))
			.satisfies((ex) -> assertThat(ex.getNextException()).hasMessageContaining("550"));
		faults("{\"rejectWith\":null}");
		send("bad@example.org", "three", "3", null);
		assertThat(messages("").size()).isEqualTo(2);
	}

	@Test
	void hangsUpAfterTheMailOnDemand() throws Exception {
		faults("{\"dropAfterData\":true}");
		assertThatExceptionOfType(MessagingException.class).isThrownBy(() -> send("zoe@example.org", "one", "1", null));
		assertThat(messages("").size()).isEqualTo(1);
	}

	@Test
	void refusesFaultsThatAreNone() throws Exception {
		assertThat(request("PUT", "/api/faults", "{\"rejectWith\":200}").statusCode()).isEqualTo(400);
		assertThat(request("PUT", "/api/faults", "nonsense").statusCode()).isEqualTo(400);
	}

	@Test
	void runsNothingThatAMailSays() throws Exception {
		send("zoe@example.org", "<script>alert(1)</script>", "http://localhost:8080/x?a=1&b=2 <b>",
				"<script>1</script>");
		HttpResponse<String> list = request("GET", "/", "");
		assertThat(list.body()).contains("&lt;script&gt;alert(1)").doesNotContain("<script");
		String id = messages("").get(0).get("id").asString();
		HttpResponse<String> letter = request("GET", "/messages/" + id, "");
		assertThat(letter.body()).doesNotContain("<script")
			.contains("href=\"http://localhost:8080/x?a=1&amp;b=2\"")
			.contains("srcdoc=\"&lt;base")
			.contains("sandbox=\"allow-popups");
		assertThat(letter.headers().firstValue("Content-Security-Policy"))
			.hasValueSatisfying((policy) -> assertThat(policy).startsWith("default-src 'none'"));
	}

	@Test
	void keepsOnlyTheLast() {
		Mails mails = new Mails(3, Clock.systemUTC());
		for (int i = 0; i < 5; i++) {
			mails.add("a@example.org", List.of("b@example.org"), mail(i));
		}
		assertThat(mails.list(null, 10)).extracting(Mail::id).containsExactly(5L, 4L, 3L);
		assertThat(mails.list(null, 1).getFirst().content().unpack()).isEqualTo(mail(4));
	}

	@Test
	void packsAMailThatIsLikeTheOneBefore() {
		byte[] first = mail(1);
		byte[] second = mail(2);
		assertThat(Packed.of(second, first).bytes()).hasSizeLessThan(second.length / 10);
		assertThat(Packed.of(new byte[0], first).unpack()).isEmpty();
	}

	private static byte[] mail(int number) {
		Object[] numbers = java.util.stream.IntStream.range(0, 200).boxed().toArray();
		return ("Subject: the same\r\n\r\nMail " + number + java.util.Arrays.toString(numbers))
			.getBytes(StandardCharsets.UTF_8);
	}

	private void send(String to, String subject, String text, @org.jspecify.annotations.Nullable String html)
			throws MessagingException {
		Properties properties = new Properties();
		properties.put("mail.smtp.host", "127.0.0.1");
		properties.put("mail.smtp.port", Integer.toString(this.smtp));
		MimeMessage message = new MimeMessage(Session.getInstance(properties));
		message.setFrom(new InternetAddress("campaign@example.org"));
		message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
		message.setSubject(subject, "UTF-8");
		message.setHeader("X-Test", "yes");
		MimeMultipart parts = new MimeMultipart("alternative");
		parts.addBodyPart(part(text, "plain"));
		if (html != null) {
			parts.addBodyPart(part(html, "html"));
		}
		message.setContent(parts);
		Transport.send(message);
	}

	private static MimeBodyPart part(String content, String subtype) throws MessagingException {
		MimeBodyPart part = new MimeBodyPart();
		part.setText(content, "UTF-8", subtype);
		return part;
	}

	private void faults(String json) throws Exception {
		assertThat(request("PUT", "/api/faults", json).statusCode()).isEqualTo(200);
	}

	private JsonNode messages(String query) throws Exception {
		return JsonMapper.shared().readTree(request("GET", "/api/messages" + query, "").body());
	}

	private HttpResponse<String> request(String method, String path, String body) throws Exception {
		return this.http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.web + path))
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

}
