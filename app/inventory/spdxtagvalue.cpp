// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/softwarelist.h"
#include "inventory/spdx.h"
#include "inventory/spdxwords.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

constexpr qsizetype maxBytes = qsizetype{128} << 20;
constexpr qsizetype maxLineBytes = 16 << 10; // Longer than any name, reference or relationship.
constexpr qsizetype headBytes = 4096;        // The version of SPDX is the first tag; remarks may stand before it.

QString plainText(QByteArrayView bytes)
{
    auto text = QString::fromUtf8(bytes);
    std::replace_if(
        text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; }, u' ');
    return text.simplified();
}

/** Puts the lines of a document together again. */
class TagValueReader
{
public:
    explicit TagValueReader(SbomInventory &sbom)
        : m_sbom(sbom)
    {
    }

    void readLine(QByteArrayView line, qsizetype number);
    void finish()
    {
        endRelationship();
        endPackage();
    }

private:
    void readTag(const QString &tag, const QString &value, qsizetype number);
    void readPackageTag(const QString &tag, const QString &value);
    void endPackage();
    void endRelationship();

    SbomInventory &m_sbom;
    bool m_inText = false; ///< Between <text> and </text>, where lines are no tags.
    bool m_inPackage = false;
    SbomComponent m_package;
    QString m_relationship;
    QString m_relationshipComment;
};

void TagValueReader::readLine(QByteArrayView line, qsizetype number)
{
    if (m_inText) {
        m_inText = !line.contains("</text>");
        return;
    }
    const auto colon = line.indexOf(':');
    if (line.startsWith('#') || colon <= 0)
        return;
    auto value = line.sliced(colon + 1).trimmed();
    if (value.startsWith("<text>")) {
        value = value.sliced(6);
        const auto end = value.indexOf("</text>");
        m_inText = end < 0;
        value = end < 0 ? value : value.first(end);
    }
    if (value.size() <= maxLineBytes)
        readTag(plainText(line.first(colon)), plainText(value), number);
}

void TagValueReader::readTag(const QString &tag, const QString &value, qsizetype number)
{
    if (tag == "Created"_L1) {
        m_sbom.builder().setTakenAt(QDateTime::fromString(value, Qt::ISODateWithMs));
    } else if (tag == "PackageName"_L1) {
        endPackage();
        m_inPackage = true;
        m_package = SbomComponent();
        m_package.name = value;
        m_package.place = QString::number(number);
    } else if (tag == "FileName"_L1 || tag == "SnippetSPDXID"_L1 || tag == "LicenseID"_L1) {
        endPackage();
    } else if (tag == "Relationship"_L1) {
        endRelationship();
        m_relationship = value;
    } else if (tag == "RelationshipComment"_L1) {
        m_relationshipComment = value;
    } else if (m_inPackage) {
        readPackageTag(tag, value);
    }
}

void TagValueReader::readPackageTag(const QString &tag, const QString &value)
{
    if (tag == "SPDXID"_L1)
        m_package.reference = value;
    else if (tag == "PackageVersion"_L1)
        m_package.version = spdxText(value);
    else if (tag == "PackageSupplier"_L1)
        m_package.publisher = spdxAgent(value);
    else if (tag == "PackageOriginator"_L1 && m_package.publisher.isEmpty())
        m_package.publisher = spdxAgent(value);
    else if (tag == "PrimaryPackagePurpose"_L1)
        m_package.type = spdxType(value);
    else if (tag == "PackageSourceInfo"_L1)
        addSpdxSourceInfo(m_package, value);
    else if (tag == "ExternalRef"_L1)
        addSpdxReference(m_package, value.section(u' ', 1, 1), value.section(u' ', 2));
}

void TagValueReader::endPackage()
{
    if (m_inPackage)
        m_sbom.add(m_package);
    m_inPackage = false;
}

/** The remark on a relationship stands behind it. */
void TagValueReader::endRelationship()
{
    if (!m_relationship.isEmpty())
        addSpdxRelationship(m_sbom, m_relationship.section(u' ', 0, 0), m_relationship.section(u' ', 1, 1),
                            m_relationship.section(u' ', 2, 2), m_relationshipComment);
    m_relationship.clear();
    m_relationshipComment.clear();
}

} // namespace

bool looksLikeSpdxTagValue(const QByteArray &bytes)
{
    const auto head = QByteArrayView(bytes).first(std::min(bytes.size(), headBytes));
    const auto at = head.indexOf("SPDXVersion:");
    return at == 0 || (at > 0 && (head[at - 1] == '\n' || head[at - 1] == '\xbf'));
}

Result<Inventory> readSpdxTagValue(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    if (bytes.size() > maxBytes)
        return fail(Error::Code::FileTooLarge, name, u"more than %1 bytes"_s.arg(maxBytes));
    SbomInventory sbom(name, now, u"spdx"_s);
    TagValueReader reader(sbom);
    forEachLine(bytes, [&](QByteArrayView line, qsizetype number) {
        reader.readLine(line, number);
        return true;
    });
    reader.finish();
    return std::move(sbom).finish();
}

} // namespace Patchwijzer
