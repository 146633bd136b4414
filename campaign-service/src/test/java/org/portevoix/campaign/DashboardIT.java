package org.portevoix.campaign;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.deque.html.axecore.selenium.AxeBuilder;
import com.sun.net.httpserver.HttpServer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.portevoix.backing.BackingServices;
import org.portevoix.backing.KafkaProcess;
import org.portevoix.backing.MongoProcess;
import org.portevoix.campaign.ledger.Counts;
import org.portevoix.events.EventCodec;
import org.portevoix.events.PublicEvent;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Dashboard and exports of a campaign with 100,000 signatures, against real parts. */
@ExtendWith(OutputCaptureExtension.class)
class DashboardIT {

	private static final int SIGNATURES = 100_000;

	/** One in so many agreed to the hand-in; of those, one in five does not count now. */
	private static final int AGREED = 2;

	private static final int NAMED = SIGNATURES / AGREED * 4 / 5;

	private static final String CAMPAIGN = "/console/campaigns/many";

	private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static KafkaProcess kafka;

	private static MongoProcess mongo;

	private static Issuer issuer;

	private static ConfigurableApplicationContext service;

	private static Console console;

	private static String campaigner;

	@BeforeAll
	static void start() {
		kafka = BackingServices.startKafka();
		mongo = BackingServices.startMongo();
		issuer = Issuer.start();
		begin();
		Campaigns.publish(service, Campaigns.open("many"));
		Campaigns.publish(service, Campaigns.open("nobody"));
		fill(service.getBean(MongoOperations.class));
	}

	@AfterAll
	static void stop() {
		service.close();
		issuer.stop();
		kafka.close();
		mongo.close();
	}

	private static void begin() {
		service = RunningCampaignService.start(kafka, mongo,
				Map.of("MEMBER_URL", issuer.url(), "EXPORTS_LEASE", "PT20S"));
		console = new Console("http://localhost:" + service.getEnvironment().getProperty("local.server.port"), issuer);
		campaigner = console.token("wsm", "campaigner");
	}

	/** Documents as the ledger writes them, and their tally. */
	private static void fill(MongoOperations store) {
		List<Document> batch = new ArrayList<>();
		for (int i = 0; i < SIGNATURES; i++) {
			batch.add(signature(i));
			if (batch.size() == 5000) {
				store.insert(batch, "signatures");
				batch.clear();
			}
		}
		Document dimensions = new Document("day", new Document("2026-11-20", 60_000L).append("2026-11-22", 33_000L))
			.append("hour", new Document("09", 50_000L).append("17", 43_000L))
			.append("country", new Document("BE", 80_000L).append("SN", 13_000L))
			.append("language", new Document("fr", 93_000L))
			.append("organisation", new Document("wsm", 93_000L))
			.append("source", new Document("mail", 50_000L).append("other", 43_000L))
			.append("pending", new Document("all", 7_000L))
			.append("consent", new Document("hand-in wsm", (long) NAMED));
		store.insert(new Document("_id", "id-many|e|0").append("campaignId", "id-many")
			.append("epoch", "e")
			.append("partition", 0)
			.append("offset", 1L)
			.append("total", 93_000L)
			.append("dimensions", dimensions), "tallies");
	}

	private static Document signature(int i) {
		// Of ten who agreed: one is erased, one took her consent back, the others count.
		int fate = (i % AGREED == 0) ? i / AGREED % 10 : -1;
		Document signer = new Document("givenName", (i == 4) ? "=HYPERLINK(1)" : "Given" + i)
			.append("familyName", "Family")
			.append("country", "BE")
			.append("postcode", "1000")
			.append("locale", "fr")
			.append("noticeVersion", "n1");
		Document cycle = new Document("number", 1).append("submission", "s" + i);
		Document consent = new Document("submission", "s" + i).append("purpose", "HAND_IN")
			.append("organisation", "wsm")
			.append("textVersion", "v")
			.append("withdrawn", fate == 1);
		return new Document("_id", "sig" + i).append("revision", 1L)
			.append("campaignId", "id-many")
			.append("slug", "many")
			.append("cycle", (fate == 0) ? cycle : cycle.append("signer", signer))
			.append("cycles", 1)
			.append("consents", (fate >= 0) ? List.of(consent) : List.of());
	}

	@Test
	void showsTheNumbersToThoseWhoMay() {
		for (String token : List.of(campaigner, console.token("wsm", "viewer"), console.token("fos", "viewer"))) {
			HttpResponse<String> page = console.get(CAMPAIGN + "/dashboard", token);
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
			assertThat(page.body()).contains("93,000", "7,000", "93%", "Senegal", "No declared source",
					"Name handed to the decision makers", "09:00");
		}
		assertThat(console.get(CAMPAIGN + "/dashboard", console.token("else", "administrator")).statusCode())
			.isEqualTo(404);
		assertThat(console.get("/console/campaigns/unknown/dashboard", campaigner).statusCode()).isEqualTo(404);
		assertThat(console.get(CAMPAIGN + "/dashboard", "").statusCode()).isEqualTo(401);
		assertThat(console.get(CAMPAIGN + "/stream", console.token("else", "administrator")).statusCode())
			.isEqualTo(404);
		assertThat(console.get("/console/campaigns/nobody/dashboard", campaigner).body())
			.contains("Nobody has signed yet");
	}

	@Test
	void tellsProgramsTheSameNumbers() {
		String stats = console.get("/api/v1/campaigns/many/stats", issuer.token("wsm", "campaigns:read")).body();
		assertThat(stats).contains("\"confirmed\":93000", "\"pending\":7000", "\"confirmationRate\":0.93",
				"\"purpose\":\"hand-in\",\"organisation\":\"wsm\",\"granted\":" + NAMED, "\"hour\":{\"09\":50000");
	}

	@Test
	void streamsWhatMoves() throws IOException {
		HttpResponse<InputStream> stream = console.open("GET", CAMPAIGN + "/stream", campaigner);
		assertThat(stream.statusCode()).isEqualTo(200);
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
			assertThat(lines.readLine())
				.isEqualTo("data:{\"confirmed\":93000,\"pending\":7000,\"consents\":" + NAMED + "}");
		}
	}

	@Test
	void keepsNotesAndTellsTheAuditTrail() {
		Map<String, String> note = Map.of("at", "2026-11-22T08:15", "text", "Radio interview <b>");
		assertThat(console.post(CAMPAIGN + "/notes", console.token("fos", "editor"), note).statusCode()).isEqualTo(403);
		assertThat(console.post(CAMPAIGN + "/notes", console.token("wsm", "viewer"), note).statusCode()).isEqualTo(403);
		assertThat(console.post(CAMPAIGN + "/notes", campaigner, Map.of("at", "never", "text", "")).body())
			.contains("Write one sentence", "Give a date and time in the past", "from-the-gateway");
		assertThat(console.post(CAMPAIGN + "/notes", campaigner, note).statusCode()).isEqualTo(303);
		assertThat(console.get(CAMPAIGN + "/dashboard", campaigner).body()).contains("Radio interview &lt;b&gt;",
				"08:15", "Campaign published", "Noor Voorbeeld");
		awaitAct("campaign.note-added", "Radio interview");
	}

	/** Told once, also by a service that starts anew and reads everything again. */
	@Test
	void tellsEachMilestoneOnce() {
		List<Long> steps = List.of(1000L, 2000L, 2500L, 5000L, 10_000L, 20_000L, 25_000L, 50_000L);
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(milestones()).containsExactlyInAnyOrderElementsOf(steps));
		try (ConfigurableApplicationContext other = RunningCampaignService.start(kafka, mongo,
				Map.of("MEMBER_URL", issuer.url()))) {
			await().atMost(PATIENCE).until(() -> other.getBean(Counts.class).of("id-many").isPresent());
			Campaigns.publish(other, Campaigns.open("later"));
			await().atMost(PATIENCE)
				.until(() -> other.getBean(MongoOperations.class)
					.exists(Query.query(Criteria.where("campaignId").is("id-later")), "timeline"));
		}
		assertThat(milestones()).containsExactlyInAnyOrderElementsOf(steps);
		assertThat(console.get(CAMPAIGN + "/dashboard", campaigner).body()).contains("50,000 signatures reached");
	}

	private static List<Long> milestones() {
		return TopicReader.readAll(kafka.brokers(), "public")
			.stream()
			.map((found) -> EventCodec.decode(PublicEvent.class, TopicReader.headers(found), found.value()).data())
			.filter(PublicEvent.MilestoneReached.class::isInstance)
			.map((data) -> ((PublicEvent.MilestoneReached) data).milestone())
			.toList();
	}

	@Test
	void exportsOnlyForThoseWhoMayAndWithAReason() {
		for (String role : List.of("viewer", "editor")) {
			assertThat(console.get(CAMPAIGN + "/exports", console.token("wsm", role)).statusCode()).isEqualTo(403);
		}
		assertThat(console.get(CAMPAIGN + "/exports", console.token("fos", "administrator")).statusCode())
			.isEqualTo(404);
		assertThat(console.get(CAMPAIGN + "/exports", "").statusCode()).isEqualTo(401);
		HttpResponse<String> refused = console.post(CAMPAIGN + "/exports", campaigner,
				Map.of("kind", "csv", "reason", " "));
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(refused.body()).contains("Say why");
		String id = ask("csv", "Only for wsm");
		assertThat(console.post(CAMPAIGN + "/exports/" + id + "/file", console.token("fos", "administrator"), Map.of())
			.statusCode()).isEqualTo(404);
		assertThat(console.post("/console/campaigns/nobody/exports/" + id + "/file", campaigner, Map.of()).statusCode())
			.isEqualTo(404);
	}

	@Test
	void writesEverybodyWhoAgreedAndNobodyElse() throws IOException {
		String id = ask("csv", "Hand-in on 12 June");
		HttpResponse<String> file = console.post(CAMPAIGN + "/exports/" + id + "/file", campaigner, Map.of());
		assertThat(file.headers().firstValue("Cache-Control")).hasValue("no-store");
		assertThat(file.headers().firstValue("Content-Disposition").orElse(""))
			.matches("attachment; filename=\"many-hand-in-\\d{4}-\\d\\d-\\d\\d\\.csv\"");
		List<String> lines = file.body().lines().toList();
		assertThat(lines).hasSize(NAMED + 1).doesNotHaveDuplicates();
		assertThat(lines)
			.contains("\"'=HYPERLINK(1)\",\"Family\",\"1000\",\"Belgique\"",
					"\"Given6\",\"Family\",\"1000\",\"Belgique\"")
			.noneMatch((line) -> line.contains("Given1\"") || line.contains("Given2\""));
		assertThat(console.get(CAMPAIGN + "/exports", campaigner).body()).contains("Downloaded", "40,000 of 40,000");
		awaitAct("export.requested", "Hand-in on 12 June");
		awaitAct("export.downloaded", "Hand-in on 12 June");
	}

	@Test
	void writesWhatASpreadsheetInFrenchOpensInColumns() {
		String id = ask("spreadsheet", "For the secretariat");
		HttpResponse<String> file = console.post(CAMPAIGN + "/exports/" + id + "/file", campaigner, Map.of());
		assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
		assertThat(file.headers().firstValue("Content-Disposition").orElse("")).endsWith("-spreadsheet.csv\"");
		assertThat(file.body().lines()).hasSize(NAMED + 1).contains("\"Given6\";\"Family\";\"1000\";\"Belgique\"");
	}

	@Test
	void writesADocumentOfAHundredThousand() throws IOException {
		String id = ask("pdf", "For the minister");
		HttpResponse<InputStream> file = console.open("POST", CAMPAIGN + "/exports/" + id + "/file", campaigner);
		assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");
		try (InputStream body = file.body(); PDDocument document = Loader.loadPDF(body.readAllBytes())) {
			PDFTextStripper end = new PDFTextStripper();
			end.setStartPage(document.getNumberOfPages() - 1);
			assertThat(end.getText(document)).contains("Fin de la liste").containsPattern("40.000");
		}
	}

	@Test
	void stopsWhatIsCancelledInTheMiddle(CapturedOutput output) throws IOException {
		String id = ask("pdf", "Wrong campaign");
		HttpResponse<InputStream> file = console.open("POST", CAMPAIGN + "/exports/" + id + "/file", campaigner);
		try (InputStream body = file.body()) {
			assertThat(body.read()).isNotNegative();
			assertThat(console.post(CAMPAIGN + "/exports/" + id + "/file", campaigner, Map.of()).statusCode())
				.isEqualTo(409);
			assertThat(console.post(CAMPAIGN + "/exports/" + id + "/cancel", campaigner, Map.of()).statusCode())
				.isEqualTo(303);
			assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
		}
		assertThat(console.post(CAMPAIGN + "/exports/" + id + "/file", campaigner, Map.of()).statusCode())
			.isEqualTo(409);
		assertThat(console.get(CAMPAIGN + "/exports", campaigner).body()).contains("Cancelled");
		awaitAct("export.cancelled", "Wrong campaign");
		assertThat(output.getAll()).as("nothing failed").doesNotContain("threw exception");
	}

	/** As a killed service leaves it: it says that it runs, and nothing more. */
	@Test
	void canBeTakenAgainAfterACrash() {
		String id = ask("csv", "Before the crash");
		service.getBean(MongoOperations.class)
			.updateFirst(Query.query(Criteria.where("_id").is(id)),
					new Update().set("state", "RUNNING")
						.set("run", "of the dead")
						.set("written", 17L)
						.set("lease", Date.from(Instant.now().plusSeconds(15))),
					"exports");
		assertThat(console.post(CAMPAIGN + "/exports/" + id + "/file", campaigner, Map.of()).statusCode())
			.isEqualTo(409);
		await().atMost(PATIENCE)
			.untilAsserted(
					() -> assertThat(console.get(CAMPAIGN + "/exports", campaigner).body()).contains("Interrupted"));
		assertThat(console.post(CAMPAIGN + "/exports/" + id + "/file", campaigner, Map.of()).body().lines().count())
			.isEqualTo(NAMED + 1);
	}

	@Test
	void isUsableByEverybody() throws IOException {
		Assumptions.assumeTrue(Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
				"SKIPPED: install the packages chromium and chromium-driver to see the pages in a browser");
		ask("pdf", "To be seen");
		HttpServer door = door();
		String root = "http://localhost:" + door.getAddress().getPort() + "/console/campaigns/";
		for (int width : new int[] { 320, 1280 }) {
			ChromeDriver driver = browser(width);
			try {
				for (String page : List.of("many/dashboard", "nobody/dashboard", "many/exports", "nobody/exports")) {
					look(driver, root, page, width);
				}
			}
			finally {
				driver.quit();
			}
		}
		door.stop(0);
	}

	private static void look(ChromeDriver driver, String root, String page, int width) throws IOException {
		driver.get(root + page + "?lang=en");
		boolean plotted = page.equals("many/dashboard");
		if (plotted) {
			await().atMost(PATIENCE).until(() -> driver.findElements(By.cssSelector(".uplot canvas")).size() == 2);
		}
		driver.findElements(By.cssSelector("details > summary"))
			.forEach((summary) -> driver.executeScript("arguments[0].parentElement.open = true", summary));
		assertThat(new AxeBuilder().analyze(driver).getViolations()).as(page).isEmpty();
		assertThat(((Number) driver.executeScript("return document.documentElement.scrollWidth")).intValue()).as(page)
			.isLessThanOrEqualTo(width);
		driver.findElements(By.cssSelector("details > summary"))
			.forEach((summary) -> driver.executeScript("arguments[0].parentElement.open = false", summary));
		int height = ((Number) driver.executeScript("return document.documentElement.scrollHeight")).intValue();
		driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
		Path shots = Files.createDirectories(Path.of("target", "screenshots"));
		Files.write(shots.resolve(page.replace('/', '-') + "-" + width + ".png"),
				driver.getScreenshotAs(OutputType.BYTES));
		assertThat(driver.manage().logs().get("browser").getAll()).as(page)
			.noneMatch((entry) -> entry.getMessage().contains("Content Security Policy")
					|| entry.getMessage().contains("Uncaught"));
	}

	/**
	 * What the gateway does for a browser that is signed in: a token, and a strict
	 * policy.
	 */
	private static HttpServer door() throws IOException {
		HttpServer door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		door.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		door.createContext("/", (exchange) -> {
			HttpResponse<InputStream> answer = console.open("GET", exchange.getRequestURI().toString(), campaigner);
			answer.headers()
				.firstValue("Content-Type")
				.ifPresent((type) -> exchange.getResponseHeaders().set("Content-Type", type));
			exchange.getResponseHeaders()
				.set("Content-Security-Policy",
						"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
								+ "form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
			exchange.sendResponseHeaders(answer.statusCode(), 0);
			try (InputStream body = answer.body(); OutputStream out = exchange.getResponseBody()) {
				byte[] some = new byte[8192];
				for (int read = body.read(some); read >= 0; read = body.read(some)) {
					out.write(some, 0, read);
					out.flush();
				}
			}
		});
		door.start();
		return door;
	}

	private static ChromeDriver browser(int width) throws IOException {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(CHROMIUM.toString());
		options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage",
				"--hide-scrollbars", "--disable-background-networking",
				"--user-data-dir=" + Files.createTempDirectory("chromium"));
		ChromeDriver driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).usingAnyFreePort().build(),
				options);
		driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
		return driver;
	}

	private static String ask(String kind, String reason) {
		assertThat(console.post(CAMPAIGN + "/exports", campaigner, Map.of("kind", kind, "reason", reason)).statusCode())
			.isEqualTo(303);
		Matcher id = Pattern.compile("exports/([0-9a-f-]{36})/file")
			.matcher(console.get(CAMPAIGN + "/exports", campaigner).body());
		assertThat(id.find()).isTrue();
		return id.group(1);
	}

	private static void awaitAct(String act, String detail) {
		await().atMost(PATIENCE)
			.untilAsserted(() -> assertThat(TopicReader.readAll(kafka.brokers(), "audit"))
				.extracting((found) -> new String(found.value(), StandardCharsets.UTF_8))
				.anyMatch((data) -> data.contains(act) && data.contains(detail) && data.contains("Noor Voorbeeld")));
	}

}
