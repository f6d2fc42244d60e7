// SPDX-FileCopyrightText: Patchwijzer contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/cyclonedx.h"

#include "inventory/foreigndocument.h"
#include "inventory/jsonoutline.h"
#include "inventory/sbominventory.h"

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace Patchwijzer {
namespace {

using Type = SbomComponent::Type;

constexpr int maxNesting = 50; // Real documents have five levels.

struct TypeWord {
    QStringView word;
    Type type;
};
constexpr std::array typeWords{
    TypeWord{u"library", Type::Library},
    TypeWord{u"framework", Type::Library},
    TypeWord{u"application", Type::Application},
    TypeWord{u"platform", Type::Application},
    TypeWord{u"operating-system", Type::System},
    TypeWord{u"firmware", Type::Firmware},
    TypeWord{u"device", Type::Device},
    TypeWord{u"device-driver", Type::Application},
    TypeWord{u"container", Type::NoSoftware},
    TypeWord{u"file", Type::NoSoftware},
    TypeWord{u"data", Type::NoSoftware},
    TypeWord{u"machine-learning-model", Type::NoSoftware},
    TypeWord{u"cryptographic-asset", Type::NoSoftware},
};

/** A list in JSON is an element with elements of one name in XML. */
DocumentNode listOf(const DocumentNode &node, std::string_view key, std::string_view item)
{
    const auto list = node[key];
    return list.isList() ? list : list[item];
}

/** "…:name" of syft and trivy, who each have their own words for the same. */
void readProperty(SbomComponent &component, const QString &name, const QString &value)
{
    struct Property {
        QStringView name;
        QString SbomComponent::*member;
    };
    static constexpr std::array properties{
        Property{u"syft:location:0:path", &SbomComponent::location},
        Property{u"syft:distro:id", &SbomComponent::systemId},
        Property{u"syft:distro:versionID", &SbomComponent::systemVersion},
        Property{u"syft:metadata:source", &SbomComponent::sourcePackage},
        Property{u"syft:metadata:sourceVersion", &SbomComponent::sourceVersion},
        Property{u"syft:metadata:sourceRpm", &SbomComponent::sourcePackage},
        Property{u"syft:metadata:epoch", &SbomComponent::epoch},
        Property{u"syft:metadata:modularityLabel", &SbomComponent::module},
        Property{u"aquasecurity:trivy:FilePath", &SbomComponent::location},
        Property{u"aquasecurity:trivy:SrcName", &SbomComponent::sourcePackage},
        Property{u"aquasecurity:trivy:SrcVersion", &SbomComponent::sourceVersion},
        Property{u"aquasecurity:trivy:Modularitylabel", &SbomComponent::module},
    };
    const auto found = std::find_if(properties.begin(), properties.end(),
                                    [&](const Property &property) { return property.name == name; });
    if (found != properties.end() && (component.*found->member).isEmpty())
        component.*found->member = value;
}

QString propertyOf(const DocumentNode &node, const QString &wanted)
{
    QString value;
    listOf(node, "properties", "property").items([&](const DocumentNode &property, qsizetype) {
        if (property.text("name") == wanted)
            value = property.text("value");
    });
    return value;
}

void readProperties(SbomComponent &component, const DocumentNode &node)
{
    listOf(node, "properties", "property").items([&](const DocumentNode &property, qsizetype) {
        readProperty(component, property.text("name"), property.text("value"));
    });
    // trivy gives the version of the source in parts.
    const auto release = propertyOf(node, u"aquasecurity:trivy:SrcRelease"_s);
    if (!release.isEmpty() && !component.sourceVersion.isEmpty())
        component.sourceVersion += u'-' + release;
    const auto epoch = propertyOf(node, u"aquasecurity:trivy:SrcEpoch"_s);
    if (!epoch.isEmpty() && epoch != "0"_L1 && !component.sourceVersion.isEmpty()
        && !component.sourceVersion.contains(u':'))
        component.sourceVersion.prepend(epoch + u':');
}

QString publisherOf(const DocumentNode &node)
{
    for (const auto *key : {"publisher", "author"}) {
        if (auto text = node.text(key); !text.isEmpty())
            return text;
    }
    for (const auto *key : {"supplier", "manufacturer"}) {
        if (auto text = node[key].text("name"); !text.isEmpty())
            return text;
    }
    return {};
}

SbomComponent componentOf(const DocumentNode &node, const QString &place)
{
    SbomComponent component;
    component.place = place;
    component.reference = node.text("bom-ref");
    component.name = node.text("name");
    component.group = node.text("group");
    component.version = node.text("version");
    component.purl = node.text("purl");
    component.publisher = publisherOf(node);
    if (const auto cpe = node.text("cpe"); !cpe.isEmpty())
        component.cpes.append(cpe);
    const auto word = node.text("type");
    const auto type =
        std::find_if(typeWords.begin(), typeWords.end(), [&](const TypeWord &row) { return row.word == word; });
    component.type = type == typeWords.end() ? Type::Unknown : type->type;
    if (node.text("scope") == "excluded"_L1)
        component.type = Type::NoSoftware;
    readProperties(component, node);
    if (component.location.isEmpty()) {
        listOf(node["evidence"], "occurrences", "occurrence").items([&](const DocumentNode &occurrence, qsizetype) {
            if (component.location.isEmpty())
                component.location = occurrence.text("location");
        });
    }
    return component;
}

class CycloneDxReader
{
public:
    explicit CycloneDxReader(SbomInventory &sbom)
        : m_sbom(sbom)
    {
    }

    /** @param parent reference of what it is in; empty for none. */
    void readComponent(const DocumentNode &node, const QString &place, const QString &parent, int depth)
    {
        if (!node.isObject())
            return m_sbom.builder().skip(Error::Code::BadValue, place, u"expected an object"_s);
        if (node.hasTwice({"name", "version", "purl", "cpe", "type", "group"}))
            return m_sbom.builder().skip(Error::Code::BadValue, place, u"a key is given twice"_s);
        if (depth > maxNesting)
            return m_sbom.builder().skip(Error::Code::BadValue, place, u"components too deep in others"_s);
        auto component = componentOf(node, place);
        if (component.reference.isEmpty())
            component.reference = place;
        m_sbom.add(component);
        m_sbom.setOwner(parent, component.reference);
        readComponents(node, place, component.reference, depth + 1);
    }

    void readComponents(const DocumentNode &node, const QString &place, const QString &parent, int depth)
    {
        listOf(node, "components", "component").items([&](const DocumentNode &item, qsizetype index) {
            readComponent(item, place + u"/components/"_s + QString::number(index), parent, depth);
        });
    }

private:
    SbomInventory &m_sbom;
};

Result<Inventory> readBom(const DocumentNode &bom, const QString &name, const QDateTime &now)
{
    if (!bom.isObject())
        return fail(Error::Code::MissingField, name, u"no bill of materials in it"_s);
    if (bom.hasTwice({"components", "metadata"}))
        return fail(Error::Code::BadValue, name, u"a key is given twice"_s);
    SbomInventory sbom(name, now, u"cyclonedx"_s);
    const auto metadata = bom["metadata"];
    sbom.builder().setTakenAt(QDateTime::fromString(metadata.text("timestamp"), Qt::ISODateWithMs));
    CycloneDxReader reader(sbom);
    if (metadata["component"].exists())
        reader.readComponent(metadata["component"], u"/metadata/component"_s, {}, 0);
    reader.readComponents(bom, {}, {}, 0);
    return std::move(sbom).finish();
}

} // namespace

bool looksLikeCycloneDxJson(const QByteArray &bytes)
{
    const JsonOutline outline(bytes);
    return outline.isObject() && outline.has("bomFormat");
}

bool looksLikeCycloneDxXml(const QByteArray &bytes)
{
    return firstCharacter(bytes) == '<' && outermostElement(bytes) == "bom"_L1;
}

Result<Inventory> readCycloneDxJson(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(const auto document, ForeignDocument::fromJson(bytes, name));
    return readBom(document.root(), name, now);
}

Result<Inventory> readCycloneDxXml(const QByteArray &bytes, const QString &name, const QDateTime &now)
{
    PW_TRY(const auto document, ForeignDocument::fromXml(bytes, name, NameCase::AsWritten));
    return readBom(document.root()["bom"], name, now);
}

} // namespace Patchwijzer
