// YouthCity on Azure Functions, Flex Consumption. No keys anywhere: the app enters its storage account with its own identity.
// Outputs what the first key and the first upload need. See docs/deploy.md.

@description('A short name for everything made here: lower-case letters and digits.')
@minLength(3)
@maxLength(11)
param name string = 'youthcity'

@description('A region that offers Flex Consumption.')
param location string = resourceGroup().location

@description('Who may issue access keys from a machine of theirs: the object id of a user or group, or blank for nobody.')
param operatorId string = ''

@description('What the operator is.')
@allowed(['User', 'Group', 'ServicePrincipal'])
param operatorType string = 'User'

@description('How the account keeps its copies: in three zones of the region, or in one place where the region has no zones.')
@allowed(['Standard_ZRS', 'Standard_LRS', 'Standard_GZRS', 'Standard_GRS'])
param redundancy string = 'Standard_ZRS'

@description('What the names of the two tables start with; several installations can share an account.')
param storeTables string = 'youthcity'

@description('The largest file that is accepted, in megabytes.')
@minValue(1)
@maxValue(100)
param maxUploadMegabytes int = 25

@description('Where logs, traces and metrics are sent by the OpenTelemetry protocol, such as https://collector.example:4318; blank for nowhere but Application Insights.')
param telemetryEndpoint string = ''

@description('Headers that the collector asks for, as key=value,key=value.')
@secure()
param telemetryHeaders string = ''

@description('Instances that are always running: 0 costs nothing at night, 1 spares the first caller the start.')
@minValue(0)
param alwaysReady int = 0

@description('The most instances that the platform may start.')
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

// Within the account's limit of 24 characters: 11 of the name and 13 of the hash.
var unique = uniqueString(resourceGroup().id)
var packages = 'packages'

var roles = {
  blobOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  queueContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  tableContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  metricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
  secretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  secretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: '${name}${unique}'
  location: location
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    allowBlobPublicAccess: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'

    // The app's code: the host fetches the package from here whenever an instance starts.
    resource container 'containers' = {
      name: packages
      properties: { publicAccess: 'None' }
    }

    // What the heads of the store pointed at, signed. Lines can be added and none can be changed or removed, not even by the app; once it works as it
    // should, lock the policy ("az storage container immutability-policy lock"), after which nobody can take it away.
    resource witness 'containers' = {
      name: 'witness'
      properties: { publicAccess: 'None' }

      resource policy 'immutabilityPolicies' = {
        name: 'default'
        properties: {
          immutabilityPeriodSinceCreationInDays: 3650
          allowProtectedAppendWrites: true
        }
      }
    }
  }
}

// Everything the contest accepted lies here: nobody removes it by mistake together with the rest.
resource lock 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'keep'
  scope: storage
  properties: { level: 'CanNotDelete' }
}

// The installation's secret and its signing key. They are put in by hand, once: what a template makes can be read in its deployment.
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: '${name}${unique}'
  location: location
  properties: {
    tenantId: subscription().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    enablePurgeProtection: true
    softDeleteRetentionInDays: 90
  }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: '${name}-logs-${unique}'
  location: location
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: 30
    workspaceCapping: { dailyQuotaGb: 1 }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: '${name}-insights-${unique}'
  location: location
  kind: 'web'
  properties: {
    Application_Type: 'web'
    WorkspaceResourceId: logs.id
    DisableLocalAuth: true
  }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: '${name}-plan-${unique}'
  location: location
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: '${name}-${unique}'
  location: location
  kind: 'functionapp,linux'

  // By this azd finds where the service of azure.yaml goes.
  tags: { 'azd-service-name': 'worker' }
  identity: { type: 'SystemAssigned' }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    siteConfig: {
      minTlsVersion: '1.2'
    }
    functionAppConfig: {
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${packages}'
          authentication: { type: 'SystemAssignedIdentity' }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: 2048
        maximumInstanceCount: maximumInstances
        alwaysReady: alwaysReady == 0 ? [] : [{ name: 'http', instanceCount: alwaysReady }]
      }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union({
      // The host's own: locks and keys of the timer, no home page of its own in front of ours, and where it and the worker send their telemetry.
      AzureWebJobsStorage__accountName: storage.name
      AzureWebJobsDisableHomepage: 'true'
      APPLICATIONINSIGHTS_CONNECTION_STRING: insights.properties.ConnectionString
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'Authorization=AAD'

      // What YouthCity reads.
      Store: storage.properties.primaryEndpoints.table
      StoreTables: storeTables
      Witness: '${storage.properties.primaryEndpoints.blob}witness'
      MaxUploadMegabytes: string(maxUploadMegabytes)
      Secret: '@Microsoft.KeyVault(VaultName=${vault.name};SecretName=secret)'
      SigningKey: '@Microsoft.KeyVault(VaultName=${vault.name};SecretName=signing-key)'
    }, empty(telemetryEndpoint) ? {} : {
      OTEL_EXPORTER_OTLP_ENDPOINT: telemetryEndpoint
      OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf'
      OTEL_EXPORTER_OTLP_HEADERS: telemetryHeaders
      OTEL_SERVICE_NAME: name
    })

    // The host reads its storage as soon as it starts.
    dependsOn: [grants, vaultGrant]
  }
}

resource grants 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for role in [roles.blobOwner, roles.queueContributor, roles.tableContributor]: {
  name: guid(storage.id, app.id, role)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
  }
}]

resource telemetryGrant 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, app.id, roles.metricsPublisher)
  scope: insights
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.metricsPublisher)
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
  }
}

resource vaultGrant 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, app.id, roles.secretsUser)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.secretsUser)
    principalId: app.identity.principalId
    principalType: 'ServicePrincipal'
  }
}

// The operator puts the secret and the signing key in, and reads the secret to issue the first key.
resource operatorVaultGrant 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorId)) {
  name: guid(vault.id, operatorId, roles.secretsOfficer)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.secretsOfficer)
    principalId: operatorId
    principalType: operatorType
  }
}

// "youthcity keys issue" writes into the tables from the operator's machine.
resource operatorGrant 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorId)) {
  name: guid(storage.id, operatorId, roles.tableContributor)
  scope: storage
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.tableContributor)
    principalId: operatorId
    principalType: operatorType
  }
}

output app string = app.name
output address string = 'https://${app.properties.defaultHostName}'
output vault string = vault.name
output store string = storage.properties.primaryEndpoints.table
