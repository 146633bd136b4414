package org.portevoix.gateway;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

class StructureTests {

	private static final String ROOT = "org.portevoix.gateway";

	private final JavaClasses gateway = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	@Test
	void knowsNoServiceFromTheInside() {
		check(noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.portevoix.campaign..", "org.portevoix.member..", "org.portevoix.notification..",
					"org.portevoix.events..", "org.portevoix.messaging.."));
	}

	@Test
	void keepsPartsApart() {
		check(noClasses().that()
			.resideInAnyPackage(ROOT + ".client", ROOT + ".limit")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(ROOT, ROOT + ".refusal", ROOT + ".upstream", ROOT + ".health"));
		check(noClasses().that()
			.resideInAPackage(ROOT + ".upstream")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(ROOT + ".client", ROOT + ".limit", ROOT + ".refusal", ROOT + ".health"));
	}

	@Test
	void neverBlocksAnEventLoop() {
		check(noClasses().should().callMethod(Thread.class, "sleep", long.class));
		check(noClasses().should().callMethod(reactor.core.publisher.Mono.class, "block"));
		check(noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework.web.servlet.."));
	}

	@Test
	void namesThingsByWhatTheyAre() {
		check(noClasses().should().haveNameMatching(".*(Impl|Utils?|Manager|Helper|DTO|Dto)"));
	}

	@Test
	void marksEveryPackage() {
		assertThat(this.gateway).extracting((type) -> type.getPackage())
			.allMatch((pack) -> pack.tryGetPackageInfo()
				.map((info) -> info.isAnnotatedWith(NullMarked.class))
				.orElse(false));
	}

	@Test
	void hasOneSettingsRecord() {
		check(classes().that()
			.areAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")
			.should()
			.be(GatewaySettings.class));
	}

	private void check(ArchRule rule) {
		rule.check(this.gateway);
	}

}
