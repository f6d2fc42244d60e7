// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/devices/devicedialog.h"
#include "gui/devices/devicespage.h"
#include "gui/officefixture.h"
#include "gui/pagesupport.h"
#include "inventory/devicecatalog.h"
#include "planning/programupdates.h"
#include "workflow/devices.h"
#include "workflow/wording.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace Patchwijzer;
using namespace Patchwijzer::Test;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int jobMilliseconds = 30000; ///< A job on a busy machine; never waited for when it is quicker.

Device firewall(const QString &firmware = u"7.4.3"_s)
{
    Device device;
    device.kind = DeviceKind::Firewall;
    device.brand = u"Fortinet"_s;
    device.model = u"FortiGate 40F"_s;
    device.modelId = u"fortinet-fortigate"_s;
    device.firmware = firmware;
    return device;
}

FeedState worldList(int ageDays)
{
    FeedState feed;
    feed.id = u"cve-list"_s;
    feed.needed = true;
    feed.dataDate = OfficeFixture::now().addDays(-ageDays);
    return feed;
}

Finding finding(const Device &device, const QString &cve, Verdict verdict)
{
    Finding found;
    found.software.kind = SoftwareKind::Device;
    found.software.publisher = device.brand;
    found.software.name = device.model;
    found.software.version = device.firmware;
    found.advisory = cve;
    found.cves = {cve};
    found.verdict = verdict;
    found.evidence.feed = u"cve-list"_s;
    return found;
}

Assessment assessmentOf(const Device &device, const QList<Finding> &findings, int listAgeDays = 1)
{
    Assessment assessment;
    assessment.madeAt = OfficeFixture::now();
    assessment.inventory.devices = {device};
    assessment.findings = findings;
    assessment.feeds = {worldList(listAgeDays)};
    return assessment;
}

Update updateFor(const Device &device, const QString &to)
{
    Update update;
    update.id = deviceUpdateId(device);
    update.to = to;
    update.availability = to.isEmpty() ? UpdateAvailability::NoFix : UpdateAvailability::FixPublished;
    return update;
}

/** A page on a small office computer. */
struct Office {
    OfficeFixture fixture;
    std::unique_ptr<Session> session = fixture.makeSession();
    std::unique_ptr<DevicesPage> page = std::make_unique<DevicesPage>(*session);

    [[nodiscard]] bool show(QSize size = {816, 640}) const
    {
        page->resize(size);
        page->show();
        QApplication::setActiveWindow(page.get());
        return QTest::qWaitForWindowActive(page.get());
    }
    [[nodiscard]] bool settle() const
    {
        const bool ended = QTest::qWaitFor([this] { return !session->isBusy(); }, jobMilliseconds);
        QCoreApplication::sendPostedEvents(); // New cards are shown by one.
        return ended;
    }
    [[nodiscard]] bool scan() const
    {
        session->startScan();
        return settle() && session->hasAssessment();
    }
    [[nodiscard]] QString text() const
    {
        QCoreApplication::sendPostedEvents(); // New cards are shown by one.
        return textOf(*page);
    }
    [[nodiscard]] bool add(const Device &device) const { return session->saveDevice(device) && settle(); }
    [[nodiscard]] DeviceDialog *dialog() const
    {
        for (auto *one : page->findChildren<DeviceDialog *>()) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    [[nodiscard]] QList<Device> kept() const { return *readDevices(fixture.dataDir()); }
};

template<typename Field>
Field *field(const QWidget &dialog, const QString &name)
{
    for (auto *one : dialog.findChildren<Field *>()) {
        if (one->accessibleName() == name)
            return one;
    }
    return nullptr;
}

const auto kindName = u"What is it?"_s;
const auto versionName = u"Version of the software in it"_s;

void choose(QComboBox *box, const QString &words)
{
    box->setCurrentIndex(box->findText(words));
}

QByteArray fortinetRecord()
{
    return R"({"dataType":"CVE_RECORD","dataVersion":"5.1","cveMetadata":{"cveId":"CVE-2026-22222",)"
           R"("assignerOrgId":"00000000-0000-4000-9000-000000000000","assignerShortName":"maker","state":"PUBLISHED",)"
           R"("datePublished":"2026-11-01T00:00:00.000Z","dateUpdated":"2026-11-21T00:00:00.000Z"},"containers":{)"
           R"("cna":{"providerMetadata":{"orgId":"00000000-0000-4000-9000-000000000000","shortName":"maker",)"
           R"("dateUpdated":"2026-11-21T00:00:00.000Z"},"descriptions":[{"lang":"en","value":"A leak."}],"affected":[{)"
           R"("vendor":"Fortinet","product":"FortiOS","defaultStatus":"unaffected","versions":[{"version":"0",)"
           R"("status":"affected","lessThan":"7.4.4","versionType":"custom"}]}],)"
           R"("references":[{"url":"https://example.org/"}]}}})";
}

} // namespace

class TestDevicesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        applyTextSize(*qApp);
        applyTheme(*qApp, qEnvironmentVariableIsSet("PW_DARK") ? ThemeKind::Dark : ThemeKind::Light);
    }

    void saysWhatIsKnownOfADevice_data()
    {
        QTest::addColumn<Device>("device");
        QTest::addColumn<QList<Finding>>("findings");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("listAge");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<bool>("asks");
        const auto device = firewall();
        const auto a = u"CVE-2026-1"_s;
        const auto b = u"CVE-2026-2"_s;
        const QList<Finding> leaks{finding(device, a, Verdict::Vulnerable), finding(device, b, Verdict::Vulnerable),
                                   finding(device, b, Verdict::Vulnerable)};
        const QList<Finding> none{finding(device, a, Verdict::NotVulnerable)};
        const auto other = firewall(u"7.0.1"_s);
        const auto unknown = firewall({});
        auto box = firewall();
        box.manager = DeviceManager::Provider;
        QTest::newRow("leaks, each once")
            << device << leaks << u"7.4.4"_s << 1 << u"2 leak(s) known. Update to 7.4.4."_s << true;
        QTest::newRow("no fix") << device << leaks << QString() << 1
                                << u"2 leak(s) known. We know of no update for it yet."_s << false;
        QTest::newRow("possible") << device << QList{finding(device, a, Verdict::Possible)} << u"7.4.4"_s << 1
                                  << u"Possibly 1 leak(s). Update to 7.4.4."_s << true;
        QTest::newRow("version unknown") << unknown << QList{finding(unknown, a, Verdict::Undetermined)} << QString()
                                         << 1
                                         << u"We do not know which version is on it. Look on the device yourself."_s
                                         << true;
        QTest::newRow("cannot tell") << device << QList{finding(device, a, Verdict::Undetermined)} << QString() << 1
                                     << u"Of 1 leak(s) we cannot tell whether this device has it."_s << false;
        QTest::newRow("none found") << device << none << QString() << 1
                                    << u"No known leak found in these lists: the worldwide list of leaks."_s << false;
        QTest::newRow("none found in an old list")
            << device << none << QString() << 20 << u"The list that knows this device is old. Update it in Sources."_s
            << false;
        QTest::newRow("lists too old") << device << none << QString() << 90
                                       << u"We have no lists that are new enough. Get them in Sources."_s << false;
        QTest::newRow("nobody speaks of it")
            << device << QList<Finding>() << QString() << 1
            << u"Our lists say nothing about this device. Ask the maker or your supplier."_s << false;
        QTest::newRow("leaks of another version")
            << device << QList{finding(other, a, Verdict::Vulnerable)} << u"7.4.4"_s << 1
            << u"Our lists say nothing about this device. Ask the maker or your supplier."_s << false;
        QTest::newRow("provider") << box << none << QString() << 1 << u"Your provider updates this device."_s << false;
        QTest::newRow("provider, leaks") << box << leaks << u"7.4.4"_s << 1
                                         << u"2 leak(s) known. Update to 7.4.4. Your provider updates this device."_s
                                         << true;
    }
    void saysWhatIsKnownOfADevice()
    {
        QFETCH(Device, device);
        QFETCH(QList<Finding>, findings);
        QFETCH(QString, to);
        QFETCH(int, listAge);
        auto assessment = assessmentOf(device, findings, listAge);
        assessment.updates = {updateFor(device, to)};
        const auto row = deviceRow(device, assessment, DeviceLook::Done);
        QTEST(row.sentence, "sentence");
        QTEST(row.asks, "asks");
        QCOMPARE(row.heading, u"Fortinet FortiGate 40F"_s);
        QVERIFY(!row.sentence.contains(u"safe"_s, Qt::CaseInsensitive));
        QVERIFY(!row.facts.isEmpty());
        QVERIFY(deviceRow(device, assessment, DeviceLook::Busy).sentence.startsWith(u"We are looking up"_s));
    }

    void explainsAnEmptyListAndOffersOneThing()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(!office.text().contains(u"You have not filled in"_s)); // Nobody looked yet.
        QVERIFY(office.scan());
        QVERIFY(office.text().contains(u"You have not filled in any devices yet"_s));
        QVERIFY(office.text().contains(u"This program cannot see them"_s));
        QCOMPARE(office.page->count(), 0);
        QVERIFY(button(*office.page, u"Add a device"_s));
    }

    void addsADeviceAndShowsItsUpdate()
    {
        const Office office;
        const auto record = office.fixture.dataDir() + u"/record.json"_s;
        QFile file(record);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(fortinetRecord()) > 0);
        file.close();
        office.session->startImport({record});
        QVERIFY(office.settle());
        QVERIFY(office.show());
        office.page->focusFirst();
        QTest::keyClick(office.page->focusWidget(), Qt::Key_Return);
        auto *dialog = office.dialog();
        QVERIFY(dialog);
        choose(field<QComboBox>(*dialog, kindName), u"Firewall or vpn"_s);
        auto *brand = field<QComboBox>(*dialog, u"Brand"_s);
        QTest::keyClicks(brand->lineEdit(), u"fortinet"_s);
        auto *model = field<QComboBox>(*dialog, u"Model"_s);
        QVERIFY(model->findText(u"FortiGate 40F"_s) >= 0);
        choose(model, u"FortiGate 40F"_s);
        auto *version = field<QLineEdit>(*dialog, versionName);
        QCOMPARE(version->placeholderText(), u"for example 7.4.4"_s);
        QTest::keyClicks(version, u"7.4.3"_s);
        dialog->findChild<QButtonGroup *>()->button(static_cast<int>(Answer::Yes))->click();
        choose(field<QComboBox>(*dialog, u"Who keeps it up to date?"_s), u"Our ICT supplier"_s);
        QTest::keyClicks(field<QLineEdit>(*dialog, u"Note for yourself"_s), u"meterkast"_s);
        QTest::keyClick(version, Qt::Key_Return);
        QCOMPARE(office.kept().size(), 1);
        const auto device = office.kept().constFirst();
        QCOMPARE(device.brand, u"Fortinet"_s);
        QCOMPARE(device.modelId, u"fortinet-fortigate"_s);
        QCOMPARE(device.firmware, u"7.4.3"_s);
        QCOMPARE(device.exposed, Answer::Yes);
        QCOMPARE(device.manager, DeviceManager::Supplier);
        QCOMPARE(device.note, u"meterkast"_s);
        QVERIFY(office.text().contains(u"Fortinet FortiGate 40F"_s)); // Before it is looked up.
        QVERIFY(office.settle());
        QVERIFY2(office.text().contains(u"1 leak(s) known. Update to 7.4.4."_s), qPrintable(office.text()));
        QVERIFY(office.text().contains(u"Kept up to date by: our ICT supplier"_s));
        QCOMPARE(office.page->count(), 1);
        const QSignalSpy asked(office.page.get(), &DevicesPage::updateRequested);
        QVERIFY(press(*office.page, u"View what to do"_s));
        QCOMPARE(asked.value(0).value(0).toString(), u"device:fortinet-fortigate-40f"_s);
    }

    void refusesADeviceWithoutABrand()
    {
        const Office office;
        QVERIFY(office.show());
        QVERIFY(press(*office.page, u"Add a device"_s));
        auto *dialog = office.dialog();
        QVERIFY(dialog);
        QVERIFY(press(*dialog, u"Keep this device"_s));
        QVERIFY(dialog->isVisible());
        QVERIFY(textOf(*dialog).contains(u"Fill in the brand."_s));
        auto *brand = field<QComboBox>(*dialog, u"Brand"_s);
        QVERIFY(dialog->focusWidget() == brand || dialog->focusWidget() == brand->lineEdit());
        QVERIFY(office.kept().isEmpty());
        QTest::keyClicks(brand->lineEdit(), u"Eigen Merk"_s);
        QVERIFY(!textOf(*dialog).contains(u"Fill in the brand."_s));
        QVERIFY(press(*dialog, u"Keep this device"_s));
        QCOMPARE(office.kept().constFirst().brand, u"Eigen Merk"_s);
        QVERIFY(office.kept().constFirst().modelId.isEmpty());
        QVERIFY(office.settle());
        QVERIFY(office.text().contains(u"We do not know which version is on it."_s));
    }

    void changesADevice()
    {
        const Office office;
        QVERIFY(office.add(firewall({})));
        QVERIFY(office.show());
        QVERIFY(press(*office.page, u"Change"_s));
        auto *dialog = office.dialog();
        QVERIFY(dialog);
        QCOMPARE(dialog->device(), office.kept().constFirst());
        QTest::keyClicks(field<QLineEdit>(*dialog, versionName), u"7.4.9"_s);
        QVERIFY(press(*dialog, u"Keep these changes"_s));
        QCOMPARE(office.kept().size(), 1);
        QCOMPARE(office.kept().constFirst().firmware, u"7.4.9"_s);
        QVERIFY(office.text().contains(u"version 7.4.9"_s));
        QVERIFY(office.settle());
        QVERIFY(office.text().contains(u"version 7.4.9"_s));
    }

    void removesWithAWayBack()
    {
        const Office office;
        QVERIFY(office.add(firewall()));
        const auto before = office.kept().constFirst();
        QVERIFY(office.show());
        QVERIFY(press(*office.page, u"Remove"_s));
        QVERIFY(office.kept().isEmpty());
        QVERIFY(office.text().contains(u"Removed: Fortinet FortiGate 40F."_s));
        QVERIFY(!button(*office.page, u"Change"_s)); // At once, not when the computer was looked at again.
        QVERIFY(office.settle());
        QTRY_VERIFY(button(*office.page, u"Put it back"_s));
        QTRY_VERIFY(button(*office.page, u"Put it back"_s)->hasFocus());
        QTest::keyClick(button(*office.page, u"Put it back"_s), Qt::Key_Return);
        QCOMPARE(office.kept().size(), 1);
        QCOMPARE(office.kept().constFirst().id, before.id);
        QCOMPARE(office.kept().constFirst().firmware, before.firmware);
        QVERIFY(!office.text().contains(u"Removed:"_s));
        QVERIFY(office.settle());
        QVERIFY(press(*office.page, u"Remove"_s));
        QVERIFY(office.text().contains(u"Removed:"_s));
        office.page->hide(); // Who goes elsewhere is done with it.
        office.page->show();
        QVERIFY(!office.text().contains(u"Removed:"_s));
        QVERIFY(office.settle());
        QVERIFY(office.kept().isEmpty());
    }

    void choicesFollowTheKindAndTheBrand()
    {
        const Office office;
        DeviceDialog dialog(*office.session, {});
        dialog.show();
        auto *kind = field<QComboBox>(dialog, kindName);
        auto *brand = field<QComboBox>(dialog, u"Brand"_s);
        for (const auto one : {DeviceKind::Printer, DeviceKind::Nas}) {
            kind->setCurrentIndex(kind->findData(static_cast<int>(one)));
            const auto brands = brandsFor(one, knownDevices());
            QVERIFY(!brands.isEmpty());
            QVERIFY(std::is_sorted(brands.begin(), brands.end(), [](const QString &lhs, const QString &rhs) {
                return lhs.compare(rhs, Qt::CaseInsensitive) < 0;
            }));
            QCOMPARE(brand->count(), static_cast<int>(brands.size()));
        }
        brand->setEditText(u"Synology"_s);
        kind->setCurrentIndex(0);
        QCOMPARE(brand->currentText(), u"Synology"_s); // What was typed stays.
        brand->setEditText(u"Niemand"_s);
        QCOMPARE(field<QComboBox>(dialog, u"Model"_s)->count(), 0);
        QVERIFY(dialog.device().modelId.isEmpty());
    }

    void saysThatTheProviderUpdatesIt()
    {
        const auto &all = knownDevices();
        const auto found =
            std::find_if(all.begin(), all.end(), [](const KnownDevice &one) { return one.providerUpdates; });
        QVERIFY(found != all.end());
        Device device;
        device.kind = found->kinds.constFirst();
        device.brand = found->brand;
        device.model = found->name;
        const Office office;
        DeviceDialog dialog(*office.session, device);
        dialog.show();
        choose(field<QComboBox>(dialog, kindName), deviceKindText(device.kind));
        choose(field<QComboBox>(dialog, u"Model"_s), found->name);
        QCOMPARE(dialog.device().modelId, found->id);
        QVERIFY(textOf(dialog).contains(u"Your provider updates this device."_s));
    }

    void saysWhyItCannotBeKept()
    {
        OfficeFixture fixture;
        Session::Options options;
        options.dataDir = fixture.dataDir();
        options.root = fixture.root(); // Another computer, and no folder for decisions about it.
        Session session(options, std::make_shared<FixedClock>(OfficeFixture::now()));
        DeviceDialog dialog(session, firewall());
        dialog.show();
        QVERIFY(press(dialog, u"Keep this device"_s));
        QVERIFY(dialog.isVisible());
        QVERIFY(textOf(dialog).contains(u"Nothing has changed."_s));
    }

    void everyControlHasANameAndAPlaceInTheOrder()
    {
        const Office office;
        QVERIFY(office.add(firewall()));
        QVERIFY(office.show());
        QCOMPARE(namelessControls(*office.page), QStringList());
        QVERIFY(press(*office.page, u"Add a device"_s));
        auto *dialog = office.dialog();
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        QCOMPARE(namelessControls(*dialog), QStringList());
        QStringList order;
        for (int i = 0; i < 10; ++i) {
            auto *now = dialog->focusWidget();
            auto *box = qobject_cast<QComboBox *>(now->parentWidget());
            order.append(box ? box->accessibleName() : now->accessibleName());
            QTest::keyClick(now, Qt::Key_Tab);
        }
        order.removeDuplicates();
        const auto at = [&](const QString &name) { return order.indexOf(name); };
        QCOMPARE(at(kindName), 0);
        QVERIFY(at(u"Brand"_s) == 1 && at(u"Model"_s) == 2 && at(versionName) == 3);
        QVERIFY2(at(u"Note for yourself"_s) > at(u"Who keeps it up to date?"_s), qPrintable(order.join(u'\n')));
    }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("factor");
        QTest::newRow("972x760 100 %") << QSize(972, 760) << 1.0;
        QTest::newRow("816x640 150 %") << QSize(816, 640) << 1.5;
        QTest::newRow("900x640 200 %") << QSize(900, 640) << 2.0;
        QTest::newRow("452x320 100 %") << QSize(452, 320) << 1.0;
    }
    void nothingIsCutOff()
    {
        QFETCH(QSize, size);
        QFETCH(double, factor);
        QTranslator dutch; // Dutch words are the longer ones.
        QVERIFY(dutch.load(u":/i18n/patchwijzer_nl.qm"_s));
        QVERIFY(QCoreApplication::installTranslator(&dutch));
        const TextSize text(factor);
        const Office office;
        auto printer = firewall({});
        printer.kind = DeviceKind::Printer;
        printer.note = u"staat in de gang bij de koffieautomaat, naast de meterkast"_s;
        QVERIFY(office.add(firewall()));
        QVERIFY(office.add(printer));
        QVERIFY(office.show(size));
        const auto name = u"devices-%1-%2"_s.arg(size.width()).arg(factor);
        QCOMPARE(clippedInTheEnd(*office.page).join(u"; "_s), QString());
        keepPicture(*office.page, name);
        DeviceDialog dialog(*office.session, firewall());
        dialog.show();
        dialog.fitInto(size);
        QCOMPARE(clippedInTheEnd(dialog).join(u"; "_s), QString());
        QVERIFY(dialog.height() <= size.height());
        keepPicture(dialog, name + u"-dialog"_s);
        QCoreApplication::removeTranslator(&dutch);
    }
};

QTEST_MAIN(TestDevicesPage)
#include "tst_devicespage.moc"
