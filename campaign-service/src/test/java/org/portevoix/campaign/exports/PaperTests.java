package org.portevoix.campaign.exports;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import javax.imageio.ImageIO;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.portevoix.campaign.Campaigns;
import org.portevoix.campaign.campaigns.KnownOrganisations;
import org.portevoix.campaign.ledger.Count;
import org.portevoix.campaign.ledger.HandIn.Signatory;
import org.portevoix.events.CampaignState;
import org.portevoix.service.csv.Separator;

import org.springframework.context.support.ResourceBundleMessageSource;

import static org.assertj.core.api.Assertions.assertThat;

class PaperTests {

	private static final int MANY = 200_000;

	private static final Path NOWHERE = Path.of("target", "no-fonts");

	private static final Path NOTO = Path.of("/usr/share/fonts/truetype/noto");

	private static final long MEGABYTE = 1024 * 1024;

	private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

	PaperTests() {
		this.messages.setBasename("org/portevoix/campaign/exports/messages");
		this.messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
		this.messages.setFallbackToSystemLocale(false);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "COMMA|,", "SEMICOLON|;" })
	void writesATableThatSpreadsheetsRead(Separator separator, String between) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Paper paper = new CsvPaper(out, separator, Locale.FRENCH, this.messages);
		paper.add(new Signatory("Aïcha", "Ndiaye", "SN", null));
		paper.add(new Signatory("عائشة", "=cmd|' /C calc'!A0", "BE", "1000"));
		paper.end();
		assertThat(out.toString(StandardCharsets.UTF_8))
			.isEqualTo(("\uFEFF\"Prénom\",\"Nom\",\"Code postal\",\"Pays\"\r\n"
					+ "\"Aïcha\",\"Ndiaye\",\"\",\"Sénégal\"\r\n\"عائشة\",\"'=cmd|' /C calc'!A0\",\"1000\",\"Belgique\"\r\n")
				.replace(",", between));
	}

	@Test
	void carriesTheDemandTheNumbersAndTheNames() throws IOException {
		String given = "Wolfeschlegelsteinhausenbergerdorff".repeat(4);
		byte[] pdf = pdf(
				List.of(new Signatory("Aïcha", "Ndiaye", "SN", null), new Signatory("Зоя", "Иванова", "BE", "1000"),
						new Signatory("عائشة", "حسن", "BE", "1060"), new Signatory("Łukasz", "Żółć", "FR", "75001"),
						new Signatory(given, "Sr.", "BE", "9000"), new Signatory("明", "李", "BE", "1000")));
		Path kept = Files.createDirectories(Path.of("target", "exports")).resolve("hand-in.pdf");
		Files.write(kept, pdf);
		try (PDDocument document = Loader.loadPDF(pdf)) {
			assertThat(document.getNumberOfPages()).isEqualTo(3);
			assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("fr");
			assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Title");
			assertThat(text(document, 1)).contains("Title", "Demand", "À A. Dupont, Minister", number(1234), "wsm");
			assertThat(text(document, 2))
				.contains("Par pays", "Belgique", number(1200), "97", "Autres, moins de dix chacun")
				.doesNotContain("Sénégal", "\u25A1");
			String names = text(document, 3);
			assertThat(names).contains("Aïcha Ndiaye", "Sénégal", "Зоя Иванова", "1000 Belgique", "Łukasz Żółć",
					"عائشة", "حسن", "Noms\u00a0: 6.", "\u25A1");
			assertThat(names.replaceAll("\\s", "")).contains(given);
			for (PDPage page : document.getPages()) {
				for (var name : page.getResources().getFontNames()) {
					PDFont font = page.getResources().getFont(name);
					assertThat(font.isEmbedded()).as(font.getName()).isTrue();
				}
			}
		}
	}

	@Test
	void saysOfEachNameThatItCannotWriteWhereItStands() throws IOException {
		byte[] pdf = pdf(List.of(new Signatory("ሰላም", "ተስፋዬ", "ET", null), new Signatory("小龙", "李", "BE", "1000"),
				new Signatory("राज", "शर्मा", "IN", null), new Signatory("سارة", "حسن", "MA", null)));
		try (PDDocument document = Loader.loadPDF(pdf)) {
			String names = text(document, 3).replaceAll("\\R", " ");
			assertThat(names.split("le nom est dans le tableau", -1)).hasSize(4);
			assertThat(names).contains("Éthiopie · le nom", "سارة", "peut montrer\u00a0: 3");
			assertThat(names.substring(names.indexOf("Maroc"))).doesNotContain("le nom est dans le tableau");
		}
	}

	@Test
	void writesNamesInTheScriptsThatTheMachineHasFontsFor() throws IOException {
		Assumptions.assumeTrue(Files.isDirectory(NOTO),
				"SKIPPED: install the package fonts-noto-core to see names in other scripts");
		List<Signatory> names = List.of(new Signatory("ሰላም", "ተስፋዬ", "ET", null),
				new Signatory("राज", "क्षत्रिय", "IN", "110001"), new Signatory("សុខា", "ចាន់", "KH", null),
				new Signatory("রাজিয়া", "সুলতানা", "BD", "1207"), new Signatory("Marie", "క్రిష్ణ", "BE", "1000"),
				new Signatory("क्षत्रिय".repeat(10), "", "NP", null));
		byte[] pdf = pdf(names, fonts(NOTO));
		Path kept = Files.createDirectories(Path.of("target", "exports"));
		Files.write(kept.resolve("scripts.pdf"), pdf);
		try (PDDocument document = Loader.loadPDF(pdf)) {
			assertThat(document.getNumberOfPages()).isEqualTo(3);
			String text = text(document, 3);
			assertThat(text).contains("Noms\u00a0: 6.", "Éthiopie", "Inde")
				.doesNotContain("\u25A1", "le nom est dans le tableau", "peut montrer");
			// What is drawn can be searched and read out.
			assertThat(new String(document.getPage(2).getContents().readAllBytes(), StandardCharsets.ISO_8859_1))
				.containsPattern("/Span <<.*?/ActualText")
				.contains("BDC", "EMC");
			BufferedImage page = new PDFRenderer(document).renderImageWithDPI(2, 150);
			ImageIO.write(page, "png", kept.resolve("scripts.png").toFile());
		}
		ShapedLine joined = fonts(NOTO).shape("क्ष", 9).orElseThrow();
		assertThat(joined.pieces()).singleElement()
			.satisfies((piece) -> assertThat(piece.getNumGlyphs()).as("three letters are one sign").isLessThan(3));
	}

	/** Adlam runs to the left, and is in no font of ours. */
	@Test
	void writesNoNameTheWrongWayRound() throws IOException {
		Assumptions.assumeTrue(Files.isDirectory(NOTO),
				"SKIPPED: install the package fonts-noto-core to see names in other scripts");
		byte[] pdf = pdf(List.of(new Signatory("𞤀𞤣𞤤𞤢𞤥", "𞤆𞤵𞤤𞤢𞤪", "GN", null)), fonts(NOTO));
		try (PDDocument document = Loader.loadPDF(pdf)) {
			assertThat(text(document, 3)).contains("\u25A1", "le nom est dans le tableau");
		}
	}

	/** A name does not write over those of others. */
	@Test
	void leavesTowersOfMarksAndHairlinesToTheTable() throws IOException {
		Assumptions.assumeTrue(Files.isDirectory(NOTO),
				"SKIPPED: install the package fonts-noto-core to see names in other scripts");
		String tower = "\u0E17" + "\u0E49".repeat(99);
		byte[] pdf = pdf(List.of(new Signatory(tower, tower, "TH", null),
				new Signatory("क्षत्रिय".repeat(80), "शर्मा", "NP", null), new Signatory("राज", "शर्मा", "IN", null)),
				fonts(NOTO));
		try (PDDocument document = Loader.loadPDF(pdf)) {
			assertThat(text(document, 3).split("le nom est dans le tableau", -1)).hasSize(3);
		}
	}

	@Test
	void saysSoWhenNobodyAgreed() throws IOException {
		try (PDDocument document = Loader.loadPDF(pdf(List.of()))) {
			assertThat(text(document, 3)).contains("Noms\u00a0: 0.");
		}
	}

	@Test
	void numbersItsPagesAndLosesNoName() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Paper paper = new PdfPaper(out, handover(), fonts(NOWHERE));
		for (int i = 0; i < 1000; i++) {
			paper.add(new Signatory("Given" + i, "Family", "BE", "1000"));
		}
		paper.end();
		try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
			String all = new PDFTextStripper().getText(document);
			for (int i = 0; i < 1000; i++) {
				assertThat(all).contains("Given" + i + " Family");
			}
			assertThat(text(document, document.getNumberOfPages())).contains(number(1000))
				.contains(Integer.toString(document.getNumberOfPages()));
		}
	}

	/** However many names: what is written is not kept. */
	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void keepsNoNameInMemory(boolean table) throws IOException {
		Counting out = new Counting();
		Paper paper = table ? new CsvPaper(out, Separator.COMMA, Locale.FRENCH, this.messages)
				: new PdfPaper(out, handover(), fonts(NOWHERE));
		long atFirst = 0;
		for (int i = 0; i < MANY; i++) {
			paper.add(new Signatory("Given" + i, "Family name of " + i, "BE", "1000"));
			if (i == MANY / 10) {
				atFirst = used();
			}
		}
		assertThat(used() - atFirst).isLessThan(24 * MEGABYTE);
		long before = out.written;
		paper.end();
		assertThat(before).isGreaterThan(MEGABYTE);
		assertThat(out.written - before).isLessThan(8 * MEGABYTE);
	}

	private byte[] pdf(List<Signatory> names) throws IOException {
		return pdf(names, fonts(NOWHERE));
	}

	private static ScriptFonts fonts(Path... places) {
		return new ScriptFonts(new ExportSettings(Duration.ofDays(1), Duration.ofMinutes(1), 500, List.of(places)));
	}

	private byte[] pdf(List<Signatory> names, ScriptFonts fonts) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		Paper paper = new PdfPaper(out, handover(), fonts);
		for (Signatory name : names) {
			paper.add(name);
		}
		paper.end();
		return out.toByteArray();
	}

	private Handover handover() {
		CampaignState campaign = Campaigns.open("social-protection");
		Count count = new Count(campaign.campaignId(), 1234, Map.of("country", Map.of("BE", 1200L, "FR", 25L, "SN", 9L),
				"language", Map.of("fr", 1000L, "nl", 234L)), Instant.parse("2026-06-12T10:00:00Z"));
		return new Handovers(new KnownOrganisations(), this.messages).of(campaign, count);
	}

	private static String text(PDDocument document, int page) throws IOException {
		PDFTextStripper stripper = new PDFTextStripper();
		stripper.setStartPage(page);
		stripper.setEndPage(page);
		return stripper.getText(document);
	}

	private static String number(long number) {
		return NumberFormat.getIntegerInstance(Locale.forLanguageTag("fr-BE")).format(number);
	}

	private static long used() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory();
	}

	/** Counts what is written, and keeps nothing. */
	private static final class Counting extends OutputStream {

		private long written;

		@Override
		public void write(int one) {
			this.written++;
		}

		@Override
		public void write(byte[] some, int from, int length) {
			this.written += length;
		}

	}

}
